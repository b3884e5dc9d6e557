import { msg } from "@lit/localize";
import { html } from "lit";
import { plexSources, type PlexSource } from "#src/api/sources.api.ts";
import { given } from "#src/elements/form/common-fields.ts";
import type { FormField } from "#src/elements/form/field.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { randomText } from "#src/elements/form/secret.ts";
import { tie } from "#src/elements/form/tie.ts";
import { storesPictures, type Picture } from "#src/pages/picture.ts";
import "./plex-servers.ts";
import { defaultFlows, flowFields, type DefaultFlows, iconFields, sourceForm, withIcon } from "./source-form.ts";
import { userFields } from "./source-words.ts";

type Request = Parameters<typeof plexSources.create>[0];
type Body = Request & Picture;
const { group, secret, text, toggle } = fieldsFor<Body>();

/** Plex's stand-in answers to names that begin so: plex.tv is not reached from pages of the sandbox (D-520). */
const EXAMPLE = "sandbox-";
const ID_LENGTH = 40;

/** The servers in which somebody has to have a share. */
const servers = (): FormField<"allowed_servers"> => ({
    name: "allowed_servers",
    label: msg("Servers"),
    initial: [],
    help: msg("Who has a share in one of them may sign in. If none is chosen, only friends may, where that is allowed."),
    control: (context) => html`<ak-plex-servers ${tie(context, msg("Servers"))} .value=${given(context.value)}></ak-plex-servers>`,
});

/** Creates and changes a source of people with a Plex account. */
export const plexSourceForm = sourceForm<PlexSource, Body, { flows: DefaultFlows; pictures: boolean }>({
    create: () => msg("New Plex source"),
    edit: () => msg("Edit Plex source"),
    api: withIcon<PlexSource, Request>(plexSources),
    async load(_, signal) {
        const [flows, pictures] = await Promise.all([defaultFlows(signal), storesPictures()]);
        return { flows, pictures };
    },
    fields: (source, { flows, pictures }) => [
        ...userFields(),
        ...iconFields(source, pictures),
        group(
            msg("Plex"),
            [
                text("client_id", msg("Client ID"), {
                    required: true,
                    initial: EXAMPLE + randomText(ID_LENGTH - EXAMPLE.length),
                    help: msg(
                        "Generated for you. Plex knows this server by it. If it begins with “sandbox-”, the example identity provider stands in for Plex.",
                    ),
                }),
                secret("plex_token", msg("Token"), {
                    required: true,
                    help: msg("Of the Plex account that owns the servers. It is filled in when you load them below."),
                }),
                toggle("allow_friends", msg("Friends may sign in"), { initial: true, help: msg("Those whom the owner has befriended, even without a share.") }),
                servers(),
            ],
            { open: true },
        ),
        group(msg("Flows"), flowFields(flows)),
    ],
});
