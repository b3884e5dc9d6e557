import { msg, str } from "@lit/localize";
import { allPages } from "#src/api/all-pages.ts";
import { tenants, type Tenant } from "#src/api/tenants.api.ts";
import { tenant } from "#src/context/tenant.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { keyPairPicker } from "#src/pickers/certificate.picker.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";

type Body = Parameters<typeof tenants.create>[0];
const { choice, code, duration, group, place, text, toggle } = fieldsFor<Body>();

/** A picture in the place of its address. */
const WRITTEN_OUT = "data:image\\/.+";

const key = ({ tenant_uuid: pk }: Tenant): string => pk;

/** As the server finds one: the address, with its port, ends with the domain. The default one is for all others, whatever its domain. */
const covers = (domain: string, address: string): boolean => address.toLowerCase().endsWith(domain.toLowerCase());

/** Says where another tenant is for the same addresses: the server takes any of them. */
function doubled(domain: string, others: readonly Tenant[]): string | undefined {
    if (domain.trim() === "") return undefined;
    if (others.some((other) => other.domain.toLowerCase() === domain.toLowerCase()))
        return msg("Another tenant has this domain already. Only one of the two is used.");
    for (const other of others) {
        const [both] = [domain, other.domain].filter((address) => covers(domain, address) && covers(other.domain, address));
        if (both !== undefined) return msg(str`The tenant ${other.domain} is for ${both} too. Only one of the two is used there.`);
    }
    return undefined;
}

/** Creates and changes a tenant. */
export const tenantForm = resourceForm<Tenant, Body, readonly Tenant[]>({
    texts: {
        create: () => msg("Create tenant"),
        edit: () => msg("Edit tenant"),
        created: () => msg("The tenant was created."),
        saved: () => msg("The tenant was saved."),
    },
    key,
    api: tenants,
    about: ({ domain }) => domain,
    // It may be that of this page: its logo, and whether recovery links can be made.
    afterwards: () => void tenant.refresh(),
    load: async (tenant, signal) =>
        (await allPages((page) => tenants.list(page, signal))).filter((other) => !other.default && (!tenant || key(other) !== key(tenant))),
    fields: (_, others) => [
        text("domain", msg("Domain"), {
            required: true,
            initial: location.host,
            help: msg("For all addresses that end with it: example.org is also for login.example.org. An unusual port is a part of it: example.org:9443."),
            caution: ({ domain = "", default: isDefault }) => (isDefault ? undefined : doubled(domain, others)),
        }),
        toggle("default", msg("Default"), { help: msg("Used for all domains without a tenant of their own.") }),
        group(
            msg("Branding"),
            [
                text("branding_title", msg("Title"), {
                    required: true,
                    initial: "authentik",
                    help: msg("Shown in the browser tab and as the name of this installation."),
                }),
                place("branding_logo", msg("Logo"), {
                    required: true,
                    also: WRITTEN_OUT,
                    initial: "/static/dist/assets/icons/icon_left_brand.svg",
                    help: msg("URL of an image."),
                }),
                place("branding_favicon", msg("Favicon"), {
                    required: true,
                    also: WRITTEN_OUT,
                    initial: "/static/dist/assets/icons/icon.png",
                    help: msg("URL of the icon in the browser tab."),
                }),
            ],
            { open: true },
        ),
        group(msg("Default flows"), [
            choice("flow_authentication", msg("Authentication flow"), flowPicker("authentication"), {
                help: msg("Used to sign in. If empty, the first suitable flow by slug is used."),
            }),
            choice("flow_invalidation", msg("Invalidation flow"), flowPicker("invalidation"), {
                help: msg("Used to sign out. If empty, the first suitable flow by slug is used."),
            }),
            choice("flow_recovery", msg("Recovery flow"), flowPicker("recovery"), {
                help: msg("For the recovery links that administrators send or copy. The link on the sign-in page is chosen in its identification stage."),
            }),
            choice("flow_unenrollment", msg("Unenrollment flow"), flowPicker("unenrollment"), {
                help: msg("Lets people delete their own account. If empty, this is not offered."),
            }),
            choice("flow_user_settings", msg("User settings flow"), flowPicker("stage_configuration"), { help: msg("Lets people change their details.") }),
            choice("flow_device_code", msg("Device code flow"), flowPicker("stage_configuration"), {
                help: msg("Lets devices without a keyboard sign in with a code."),
            }),
        ]),
        group(msg("Other settings"), [
            duration("event_retention", msg("Event retention"), {
                required: true,
                initial: "days=365",
                help: msg("How long new events are kept, for example days=365 or hours=12;minutes=30."),
            }),
            choice("web_certificate", msg("Web certificate"), keyPairPicker, { help: msg("The certificate that the server uses for this domain.") }),
            code("attributes", msg("Attributes"), { help: msg("YAML or JSON. Every user inherits them.") }),
        ]),
    ],
});
