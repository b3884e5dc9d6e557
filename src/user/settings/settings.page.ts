import { msg } from "@lit/localize";
import { html } from "lit";
import "#src/pages/list.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { session } from "#src/context/session.ts";
import { sessionList } from "#src/pages/lists/session.list.ts";
import { tenant } from "#src/context/tenant.ts";
import { viewPage } from "#src/pages/view-page.ts";
import type { SessionUser } from "#src/api/users.api.ts";
import { consentList } from "#src/pages/lists/consent.list.ts";
import { deviceList } from "./device.list.ts";
import { details } from "./details.ts";
import { offered } from "./offered.ts";
import { sourceList } from "./source.list.ts";
import { tokenList } from "./token.list.ts";

const ownSessions = sessionList(async () => (await session.get()).user.username);
const ownConsents = consentList(async () => (await session.get()).user.pk);

const list = <T extends object>(definition: ListDefinition<T>, urlKey: string) => html`<ak-list .definition=${definition} urlKey=${urlKey}></ak-list>`;

/** What users can change about themselves, and what belongs to them. */
export const settingsPage = viewPage<SessionUser>({
    load: async () => {
        const [me] = await Promise.all([session.get(), tenant.get(), offered.get()]);
        return me;
    },
    title: () => msg("Settings"),
    tabs: () => [
        { name: "page-details", title: msg("User details"), content: details },
        { name: "page-sessions", title: msg("Sessions"), content: () => list(ownSessions, "sessions") },
        { name: "page-consents", title: msg("Consents"), content: () => list(ownConsents, "consents") },
        { name: "page-mfa", title: msg("MFA devices"), content: () => list(deviceList, "mfa") },
        { name: "page-sources", title: msg("Connected services"), content: () => list(sourceList, "sources") },
        { name: "page-tokens", title: msg("Tokens and app passwords"), content: () => list(tokenList, "tokens") },
    ],
});
