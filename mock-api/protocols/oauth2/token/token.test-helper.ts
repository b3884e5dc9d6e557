import type { BackendOptions } from "#mock/backend.ts";
import { type AppSettings, askTokens, oauthBackend } from "../oauth2.test-helper.ts";

/** A world with one application, and bob signed in. */
export async function world(settings: AppSettings = {}, options: BackendOptions = {}) {
    const made = await oauthBackend(options);
    const app = await made.app(settings);
    const bob = await made.backend.as("bob");
    const exchange = (code: string, more: Record<string, string | undefined> = {}) =>
        askTokens(made, app, { grant_type: "authorization_code", code, redirect_uri: app.redirect_uri, ...more });
    const events = async (action: string) => (await made.backend.admin.get(`events/events/?action=${action}`)).body.results;
    return { made, backend: made.backend, clock: made.clock, app, bob, exchange, events };
}
