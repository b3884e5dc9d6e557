import { userSettings } from "#src/api/user-settings.api.ts";
import { Shared } from "#src/base/shared.ts";

/** What the signed-in user may set up: several tabs of the settings need it. */
export const offered = new Shared(() => userSettings.ofStages());

/** A link to the flow that sets something up, which comes back to a tab of the settings. */
export const configureLink = (url: string, tab: string): string => `${url}?next=${encodeURIComponent(`/if/user/#/settings;${JSON.stringify({ page: tab })}`)}`;
