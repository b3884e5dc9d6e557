import { ask, TOKEN } from "../server.ts";

/** Makes an object by the API; throws with what it says where it refuses. */
export async function make(url: string, at: string, body: object): Promise<any> {
    const answer = await ask(url, "POST", at, body);
    if (answer.status >= 300) throw new Error(`${at}: ${JSON.stringify(answer.body)}`);
    return answer.body;
}

/** Makes a key to sign with, and gives its primary key. */
export const makeKey = async (url: string): Promise<string> =>
    (await make(url, "crypto/certificatekeypairs/generate/", { common_name: "app", subject_alt_name: "", validity_days: 365 })).pk;

/** Makes the application `app` with a provider of OAuth2 that asks for consent, signs by a key and knows the scopes of OpenID Connect. */
export async function makeOAuth2Application(url: string, provider: object): Promise<void> {
    const scopes: { pk: string; managed: string }[] = (await ask(url, "GET", "propertymappings/scope/?page_size=50")).body.results;
    const { pk } = await make(url, "providers/oauth2/", {
        name: "App",
        client_id: "app",
        signing_key: await makeKey(url),
        authorization_flow: (await ask(url, "GET", "flows/instances/default-provider-authorization-explicit-consent/")).body.pk,
        property_mappings: scopes.filter(({ managed }) => managed?.startsWith("goauthentik.io/providers/oauth2/")).map((scope) => scope.pk),
        ...provider,
    });
    await make(url, "core/applications/", { name: "App", slug: "app", provider: pk });
}

/** Makes a SAML provider that asks for consent of what an application says of itself, and gives its primary key. */
export async function importSamlProvider(url: string, name: string, metadata: string): Promise<number> {
    const body = new FormData();
    body.set("name", name);
    body.set("authorization_flow", "default-provider-authorization-explicit-consent");
    body.set("file", new File([metadata], "metadata.xml"));
    const answer = await fetch(`${url}/api/v3/providers/saml/import_metadata/`, { method: "POST", headers: { authorization: `Bearer ${TOKEN}` }, body });
    if (!answer.ok) throw new Error(`The metadata were not imported: ${await answer.text()}`);
    return (await ask(url, "GET", `providers/saml/?name=${encodeURIComponent(name)}`)).body.results[0].pk;
}
