/* What belongs to the signed-in user, listed. Lists and their forms are more code than the rest of the settings: loaded with the first tab that shows one. */
import { html, type TemplateResult } from "lit";
import "#src/pages/list.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { consentList } from "#src/pages/lists/consent.list.ts";
import { sessionList } from "#src/pages/lists/session.list.ts";
import { session } from "#src/context/session.ts";
import { deviceList } from "./device.list.ts";
import { sourceList } from "./source.list.ts";
import { tokenList } from "./token.list.ts";

const ownSessions = sessionList(async () => (await session.get()).user.username);
const ownConsents = consentList(async () => (await session.get()).user.pk);

const list = <T extends object>(definition: ListDefinition<T>, urlKey: string): TemplateResult =>
    html`<ak-list .definition=${definition} urlKey=${urlKey}></ak-list>`;

export const ownLists = {
    sessions: () => list(ownSessions, "sessions"),
    consents: () => list(ownConsents, "consents"),
    devices: () => list(deviceList, "mfa"),
    sources: () => list(sourceList, "sources"),
    tokens: () => list(tokenList, "tokens"),
};
