import type { Db } from "#kernel/store/db.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { RequestPageError } from "../errors.ts";
import { applicationOf, providerByClient } from "../provider.ts";
import type { Parameters } from "./request.ts";

/** RFC 6749 4.1.2.1: who sends an unknown client id is told on a page, and sent nowhere. */
export function findClient({ db, parameters }: { db: Db; parameters: Parameters }): { provider: OAuth2Provider; application: Application | undefined } {
    const [id, ...more] = parameters.getAll("client_id");
    const provider = more.length ? undefined : providerByClient(db, id);
    if (!provider) throw new RequestPageError("Client ID Error", "The client identifier (client_id) is missing or invalid.");
    return { provider, application: applicationOf(db, provider) };
}
