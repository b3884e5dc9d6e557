import { msg } from "@lit/localize";
import type { SessionUser } from "#src/api/users.api.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";
import { later } from "#src/pages/later.ts";
import { viewPage } from "#src/pages/view-page.ts";
import { details } from "./details.ts";
import { offered } from "./offered.ts";

const lists = async () => (await import("./own-lists.ts")).ownLists;
const sessions = async () => (await lists()).sessions;
const consents = async () => (await lists()).consents;
const devices = async () => (await lists()).devices;
const sources = async () => (await lists()).sources;
const tokens = async () => (await lists()).tokens;

/** What users can change about themselves, and what belongs to them. */
export const settingsPage = viewPage<SessionUser>({
    load: async () => {
        const [me] = await Promise.all([session.get(), tenant.get(), offered.get()]);
        return me;
    },
    title: () => msg("Settings"),
    tabs: () => [
        { name: "page-details", title: msg("User details"), content: details },
        { name: "page-sessions", title: msg("Sessions"), content: () => later(sessions) },
        { name: "page-consents", title: msg("Consents"), content: () => later(consents) },
        { name: "page-mfa", title: msg("MFA devices"), content: () => later(devices) },
        { name: "page-sources", title: msg("Connected services"), content: () => later(sources) },
        { name: "page-tokens", title: msg("Tokens and app passwords"), content: () => later(tokens) },
    ],
});
