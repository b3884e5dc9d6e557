import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { applications, type AccessResult, type Application } from "#src/api/applications.api.ts";
import { providers } from "#src/api/providers.api.ts";
import { can } from "#src/context/config.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { searchOf, searchUsers } from "#src/pickers/searches.ts";
import { choice, file, group, radio, text, textarea, toggle, url } from "#src/elements/form/fields.ts";
import type { Values } from "#src/elements/form/field.ts";
import { openForm, type FormDefinition } from "#src/elements/form/open-form.ts";
import type { Option } from "#src/elements/form/options.ts";
import { yesNo } from "#src/elements/label.ts";

const providerOption = ({ pk, name, verbose_name: kind }: { pk: number; name: string; verbose_name: string }): Option => ({
    value: pk,
    label: name,
    description: kind,
});

/** Creates and changes an application, with its picture, which has a request of its own. */
export const applicationForm = resourceForm<Application, Values>({
    noun: () => msg("application"),
    key: ({ slug }) => slug,
    api: {
        create: async (values) => withIcon(await applications.create(bodyOf(values)), values),
        update: async (slug, values) => withIcon(await applications.update(slug, bodyOf(values)), values),
    },
    fields: (application) => [
        text("name", msg("Name"), { required: true }),
        text("slug", msg("Slug"), {
            required: application !== undefined,
            help: application ? msg("Stands in addresses; others may know them already.") : msg("Stands in addresses. Left empty, it is made of the name."),
        }),
        text("group", msg("Group"), { help: msg("Applications with the same words here stand together in the library.") }),
        choice("provider", msg("Provider"), searchOf(providers.list, providerOption), {
            ...(application?.provider_obj ? { chosen: providerOption(application.provider_obj) } : {}),
            help: msg("What signs people in. One that is in use elsewhere is refused."),
        }),
        radio("policy_engine_mode", msg("Who may open it"), [
            { value: "any", label: msg("Any"), description: msg("Whoever one of the bindings lets in.") },
            { value: "all", label: msg("All"), description: msg("Whoever all of the bindings let in.") },
        ]),
        group(msg("In the library"), [
            url("meta_launch_url", msg("Launch address"), { help: msg("Left empty, the provider's own is taken.") }),
            toggle("open_in_new_tab", msg("Open in a new tab")),
            text("icon_url", msg("Icon"), {
                initial: application?.meta_icon ?? "",
                help: msg("Address of a picture, or fa:// with the name of a Font Awesome icon."),
            }),
            ...(can("can_save_media") ? [file("icon_file", msg("Icon from a file"), { accept: "image/*" })] : []),
            text("meta_publisher", msg("Publisher")),
            textarea("meta_description", msg("Description")),
        ]),
    ],
});

/** "My Wiki" as it may stand in an address: "my-wiki". */
export const slugOf = (name: string): string =>
    name
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");

const bodyOf = ({ icon_url: _url, icon_file: _file, ...body }: Values) =>
    ({ ...body, slug: body["slug"] || slugOf(String(body["name"])) }) as never as Parameters<typeof applications.create>[0];

async function withIcon(saved: Application, { icon_url: address, icon_file: picture }: Values): Promise<Application> {
    if (picture instanceof File) await applications.setIcon(saved.slug, picture);
    else if (typeof address !== "string" || address === (saved.meta_icon ?? "")) return saved;
    else if (address === "") await applications.setIcon(saved.slug);
    else await applications.setIconUrl(saved.slug, address);
    return applications.retrieve(saved.slug);
}

/** Asks the policies whether somebody may open the application, and shows what they say. */
export const accessForm: FormDefinition<Application, AccessResult> = {
    header: (application) => msg(str`Check access to ${application?.name ?? ""}`),
    submitLabel: () => msg("Check"),
    size: "sm",
    fields: () => [choice("for_user", msg("User"), searchUsers, { required: true })],
    save: async ({ for_user: user }, application) => {
        const result = await applications.checkAccess(application?.slug ?? "", Number(user));
        void openForm(accessResult, result);
        return result;
    },
    saved: () => msg("The policies were asked."),
};

const accessResult: FormDefinition<AccessResult, unknown> = {
    header: () => msg("Access"),
    submitLabel: () => msg("Close"),
    size: "sm",
    intro: (result) => html`
        <p>${result?.passing ? msg("May open it:") : msg("May not open it:")} ${yesNo(result?.passing)}</p>
        ${
            result?.messages?.length
                ? html`<ul>
                      ${result.messages.map((message) => html`<li>${message}</li>`)}
                  </ul>`
                : nothing
        }
    `,
    fields: () => [],
    save: async () => undefined,
    saved: () => msg("The policies were asked."),
};
