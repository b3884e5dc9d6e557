import { msg } from "@lit/localize";
import { applications, type Application } from "#src/api/applications.api.ts";
import type { Provider } from "#src/api/providers.api.ts";
import { href } from "#src/base/route.ts";
import { slugOfName, withSlug } from "#src/base/slug.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { link } from "#src/elements/table/column.ts";
import { FONT_AWESOME, pictureFields, storesPictures, withPicture, type Picture } from "#src/pages/picture.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { providerPicker } from "#src/pickers/provider.picker.ts";
import { providerCreation } from "../providers/provider-creation.ts";

type Body = Parameters<typeof applications.create>[0] & Picture;
const { choice, group, radio, text, textarea, toggle } = fieldsFor<Body>();

const { create, update } = withPicture(applications, ({ meta_icon: icon }) => icon, applications.setIcon);

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
            create: (body) => create(withSlug(body)),
            update: (slug, body, before) => update(slug, withSlug(body), before),
            retrieve: applications.retrieve,
        },
        about: ({ slug, name }) => link(href(`/core/applications/${slug}`), name),
        load: storesPictures,
        fields: (application, isStored) => [
            text("name", msg("Name"), { required: true, initial: provider?.name }),
            text("slug", msg("Slug"), {
                required: application !== undefined,
                follows: slugOfName,
                help: application ? msg("Used in URLs. Changing it breaks existing links.") : msg("Used in URLs. Generated from the name if left empty."),
            }),
            text("group", msg("Group"), { help: msg("Applications with the same group are shown together in the library.") }),
            choice("provider", msg("Provider"), providerPicker, {
                initial: provider?.pk ?? null,
                create: providerCreation(),
                help: msg("How people sign in. A provider can only be used by one application."),
            }),
            radio("policy_engine_mode", msg("Who may open it"), [
                { value: "any", label: msg("Any"), description: msg("At least one binding must allow access.") },
                { value: "all", label: msg("All"), description: msg("All bindings must allow access.") },
            ]),
            group(msg("Appearance in the library"), [
                text("meta_launch_url", msg("Launch URL"), {
                    help: msg("The provider’s URL is used if left empty. “%(username)s” and “%(email)s” stand for those of whoever opens it."),
                }),
                toggle("open_in_new_tab", msg("Open in a new tab")),
                ...pictureFields({
                    label: msg("Icon"),
                    fileLabel: msg("Icon from a file"),
                    address: application?.meta_icon,
                    help: msg("URL of an image, or fa:// and the name of a Font Awesome icon."),
                    isStored,
                    also: FONT_AWESOME,
                }),
                text("meta_publisher", msg("Publisher")),
                textarea("meta_description", msg("Description")),
            ]),
        ],
    });

export const applicationForm = applicationFormWith();
