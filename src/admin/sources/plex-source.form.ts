import { msg } from "@lit/localize";
import { plexSources, type PlexSource } from "#src/api/sources.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { randomText } from "#src/elements/form/secret.ts";
import { storesPictures, type Picture } from "#src/pages/picture.ts";
import { defaultFlows, flowFields, type DefaultFlows, iconFields, sourceForm, withIcon } from "./source-form.ts";
import { userFields } from "./source-words.ts";

type Request = Parameters<typeof plexSources.create>[0];
/** Servers are typed one a line. */
type Body = Omit<Request, "allowed_servers"> & Picture & { servers: string };
const { group, secret, text, textarea, toggle } = fieldsFor<Body>();

const ID_LENGTH = 40;

const { create, patch, retrieve } = withIcon<PlexSource, Request>(plexSources);

/** Creates and changes a source of people with a Plex account. */
export const plexSourceForm = sourceForm<PlexSource, Body, { flows: DefaultFlows; pictures: boolean }>({
    create: () => msg("New Plex source"),
    edit: () => msg("Edit Plex source"),
    api: { create: (body) => create(requestOf(body)), patch: (slug, body) => patch(slug, requestOf(body)), retrieve },
    async load(_, signal) {
        const [flows, pictures] = await Promise.all([defaultFlows(signal), storesPictures()]);
        return { flows, pictures };
    },
    values: (source) => ({ ...source, servers: source?.allowed_servers?.join("\n") ?? "" }),
    fields: (source, { flows, pictures }) => [
        ...userFields(),
        ...iconFields(source, pictures),
        group(
            msg("Plex"),
            [
                text("client_id", msg("Client ID"), {
                    required: true,
                    initial: randomText(ID_LENGTH),
                    help: msg("Made up for you; Plex knows this server by it."),
                }),
                secret("plex_token", msg("Token"), {
                    required: true,
                    help: msg("Of the Plex account that owns the servers. The sandbox does not reach plex.tv to fetch it: any text will do here."),
                }),
                toggle("allow_friends", msg("Friends may sign in"), { initial: true, help: msg("Those whom the owner has befriended, even without a share.") }),
                textarea("servers", msg("Servers"), { help: msg("One machine identifier a line: who has a share in one of them may sign in.") }),
            ],
            { open: true },
        ),
        group(msg("Flows"), flowFields(flows)),
    ],
});

function requestOf({ servers, ...body }: Body): Request & Picture {
    return { ...body, allowed_servers: servers.split(/\s+/).filter(Boolean) };
}
