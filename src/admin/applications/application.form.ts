import { msg } from "@lit/localize";
import { applications, type Application } from "#src/api/applications.api.ts";
import type { Provider } from "#src/api/providers.api.ts";
import { href } from "#src/base/route.ts";
import { slugOf } from "#src/base/slug.ts";
import { whetherCan } from "#src/context/config.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { link } from "#src/elements/table/column.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { providerPicker } from "#src/pickers/provider.picker.ts";

type Request = Parameters<typeof applications.create>[0];
/** The picture has requests of its own. */
type Body = Request & { icon_url: string; icon_file?: File | null };
const { choice, file, group, radio, text, textarea, toggle, url } = fieldsFor<Body>();

/** Creates and changes an application, with its picture. @param provider that a new one is offered */
export const applicationFormWith = (provider?: Pick<Provider, "pk" | "name">) =>
    resourceForm<Application, Body, boolean>({
        texts: {
            create: () => msg("Create application"),
            edit: () => msg("Edit application"),
            created: () => msg("The application was created."),
            saved: () => msg("The application was saved."),
        },
        key: ({ slug }) => slug,
        api: {
            create: async (body) => withIcon(await applications.create(bodyOf(body)), body),
            update: async (slug, body) => withIcon(await applications.update(slug, bodyOf(body)), body),
            retrieve: applications.retrieve,
        },
        about: ({ slug, name }) => link(href(`/core/applications/${slug}`), name),
        // Whether pictures can be stored.
        load: () => whetherCan("can_save_media"),
        fields: (application, storesPictures) => [
            text("name", msg("Name"), { required: true, initial: provider?.name }),
            text("slug", msg("Slug"), {
                required: application !== undefined,
                help: application ? msg("Used in URLs. Changing it breaks existing links.") : msg("Used in URLs. Generated from the name if left empty."),
            }),
            text("group", msg("Group"), { help: msg("Applications with the same group are shown together in the library.") }),
            choice("provider", msg("Provider"), providerPicker, {
                initial: provider?.pk ?? null,
                help: msg("How people sign in. A provider can only be used by one application."),
            }),
            radio("policy_engine_mode", msg("Who may open it"), [
                { value: "any", label: msg("Any"), description: msg("At least one binding must allow access.") },
                { value: "all", label: msg("All"), description: msg("All bindings must allow access.") },
            ]),
            group(msg("Appearance in the library"), [
                url("meta_launch_url", msg("Launch address"), { help: msg("The provider's URL is used if left empty.") }),
                toggle("open_in_new_tab", msg("Open in a new tab")),
                text("icon_url", msg("Icon"), {
                    initial: application?.meta_icon ?? "",
                    help: msg("URL of an image, or fa:// and the name of a Font Awesome icon."),
                }),
                ...(storesPictures ? [file("icon_file", msg("Icon from a file"), { accept: "image/*" })] : []),
                text("meta_publisher", msg("Publisher")),
                textarea("meta_description", msg("Description")),
            ]),
        ],
    });

export const applicationForm = applicationFormWith();

const bodyOf = ({ icon_url: _url, icon_file: _file, ...body }: Body): Request => ({ ...body, slug: body.slug || slugOf(body.name) });

async function withIcon(saved: Application, { icon_url: address, icon_file: picture }: Body): Promise<Application> {
    if (picture) await applications.setIcon(saved.slug, picture);
    else if (address === (saved.meta_icon ?? "")) return saved;
    else if (address === "") await applications.setIcon(saved.slug);
    else await applications.setIconUrl(saved.slug, address);
    return applications.retrieve(saved.slug);
}
