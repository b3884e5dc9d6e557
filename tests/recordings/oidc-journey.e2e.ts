import type { Preparation } from "./preparation.ts";
import { protocolSuite } from "./protocol.suite.ts";

protocolSuite("oidc-journey", "a sign-in with PKCE and consent", 13, (preparation) => ({ install: () => install(preparation) }));

/** One client with a key, the shipped mappings, and the flow that asks for consent; bob is signed in. */
async function install({ ask, post, person, application }: Preparation): Promise<void> {
    await ask("flow", "GET", "flows/instances/?slug=default-provider-authorization-explicit-consent");
    await post("key", "crypto/certificatekeypairs/generate/", { common_name: "app", subject_alt_name: "", validity_days: 365 });
    for (const scope of ["openid", "email", "profile"]) await ask(scope, "GET", `propertymappings/scope/?scope_name=${scope}`);
    await post("provider", "providers/oauth2/", {
        name: "app",
        client_id: "app",
        client_secret: "app-secret",
        authorization_flow: "{{setup/flow.body.results.0.pk}}",
        signing_key: "{{setup/key.body.pk}}",
        redirect_uris: "http://app.test/callback",
        property_mappings: ["openid", "email", "profile"].map((scope) => `{{setup/${scope}.body.results.0.pk}}`),
    });
    await application("App", "setup/provider.body.pk", "app");
    await person("bob", "bob-pw-1", { username: "bob", name: "Bob B.", email: "bob@example.test" });
}
