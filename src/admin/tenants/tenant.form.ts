import { msg } from "@lit/localize";
import { certificates } from "#src/api/certificates.api.ts";
import { flows } from "#src/api/flows.api.ts";
import { tenants, type Tenant } from "#src/api/tenants.api.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { searchOf } from "#src/pickers/searches.ts";
import { choice, code, duration, group, text, toggle } from "#src/elements/form/fields.ts";
import type { FormField } from "#src/elements/form/field.ts";
import type { Option } from "#src/elements/form/options.ts";

type Designation = NonNullable<NonNullable<Parameters<typeof flows.list>[0]>["designation"]>;

const flowOption = ({ pk, name, slug }: { pk: string; name: string; slug: string }): Option => ({ value: pk, label: name, description: slug });

/** A flow for one of the tenant's purposes. */
const flow = (name: string, label: string, designation: Designation, help: string): FormField =>
    choice(
        name,
        label,
        searchOf((query, signal) => flows.list({ ...query, designation }, signal), flowOption),
        {
            find: async (pk, signal) => {
                const { results } = await flows.list({ flow_uuid: String(pk) }, signal);
                return results[0] ? flowOption(results[0]) : { value: pk, label: String(pk) };
            },
            help,
        },
    );

const pairOption = ({ pk, name }: { pk: string; name: string }): Option => ({ value: pk, label: name });

/** Creates and changes a tenant. */
export const tenantForm = resourceForm<Tenant, Parameters<typeof tenants.create>[0]>({
    noun: () => msg("tenant"),
    key: ({ tenant_uuid: pk }) => pk,
    api: tenants,
    fields: () => [
        text("domain", msg("Domain"), {
            required: true,
            initial: location.host,
            help: msg("Holds for this host and those below it: example.org also for login.example.org."),
        }),
        toggle("default", msg("Default"), { help: msg("For hosts that no other tenant is for.") }),
        group(
            msg("Branding"),
            [
                text("branding_title", msg("Title"), {
                    required: true,
                    initial: "authentik",
                    help: msg("In the browser's tab, and wherever this is called by a name."),
                }),
                text("branding_logo", msg("Logo"), {
                    required: true,
                    initial: "/static/dist/assets/icons/icon_left_brand.svg",
                    help: msg("Address of a picture."),
                }),
                text("branding_favicon", msg("Favicon"), {
                    required: true,
                    initial: "/static/dist/assets/icons/icon.png",
                    help: msg("Address of the tab's picture."),
                }),
            ],
            { open: true },
        ),
        group(msg("Default flows"), [
            flow(
                "flow_authentication",
                msg("Authentication flow"),
                "authentication",
                msg("Signs people in. Without one, the first that applies is taken, by slug."),
            ),
            flow(
                "flow_invalidation",
                msg("Invalidation flow"),
                "invalidation",
                msg("Signs people out. Without one, the first that applies is taken, by slug."),
            ),
            flow("flow_recovery", msg("Recovery flow"), "recovery", msg("For those who have lost their password. Without one, nothing is offered.")),
            flow("flow_unenrollment", msg("Unenrollment flow"), "unenrollment", msg("Lets people delete themselves. Without one, nothing is offered.")),
            flow("flow_user_settings", msg("User settings flow"), "stage_configuration", msg("Lets people change their details.")),
            flow("flow_device_code", msg("Device code flow"), "stage_configuration", msg("Lets devices without a keyboard sign in with a code.")),
        ]),
        group(msg("Other settings"), [
            duration("event_retention", msg("Event retention"), {
                required: true,
                initial: "days=365",
                help: msg("When new events are deleted, as in days=365 or hours=12;minutes=30."),
            }),
            choice(
                "web_certificate",
                msg("Web certificate"),
                searchOf((query, signal) => certificates.list({ ...query, has_key: true, include_details: false }, signal), pairOption),
                {
                    find: async (pk, signal) => pairOption(await certificates.retrieve(pk, signal)),
                    help: msg("What the server shows to browsers of this domain."),
                },
            ),
            code("attributes", msg("Attributes"), { help: msg("YAML or JSON. Every user inherits them.") }),
        ]),
    ],
});
