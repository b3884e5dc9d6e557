import { generateKeyPairSync } from "node:crypto";
import type { Json } from "./normalise.ts";
import type { Preparation } from "./preparation.ts";

const REDIRECT = "http://app.test/cb";
const CONSENT = "/api/v3/flows/executor/default-provider-authorization-implicit-consent/?query=";
const MAPPINGS = ["openid", "email", "profile"];
const OWN_MAPPINGS = {
    "extra": { description: "Extra things", expression: 'return {"extra": {"who": request.user.username, "list": [1, 2]}, "groups": ["from-extra"]}' },
    "failing": { description: "", expression: "x = 1\nreturn x / 0" },
    "goauthentik.io/api": { description: "", expression: "return None" },
};

/** What was there before the exchanges were recorded, and happened between them without being recorded. */
export class OidcSetup {
    readonly #with: Preparation;
    constructor(preparation: Preparation) {
        this.#with = preparation;
    }

    /** Keys, mappings, a user, and one client of each sort. */
    async install(): Promise<void> {
        for (const consent of ["implicit", "explicit"])
            await this.#with.ask(`flow:${consent}`, "GET", `flows/instances/?slug=default-provider-authorization-${consent}-consent`);
        await this.#with.post("key:rsa", "crypto/certificatekeypairs/generate/", { common_name: "orc-rsa", subject_alt_name: "", validity_days: 365 });
        await this.#with.ask("certificate", "GET", "crypto/certificatekeypairs/{{setup/key:rsa.body.pk}}/view_certificate/");
        const key_data = String(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "pem", type: "sec1" }));
        await this.#with.post("key:ec", "crypto/certificatekeypairs/", { name: "orc-ec", certificate_data: "{{setup/certificate.body.data}}", key_data });
        for (const scope of MAPPINGS) await this.#with.ask(`mapping:${scope}`, "GET", `propertymappings/scope/?scope_name=${scope}`);
        for (const [scope_name, mapping] of Object.entries(OWN_MAPPINGS))
            await this.#with.post(`own:${scope_name}`, "propertymappings/scope/", { name: `oi-${scope_name}`, scope_name, ...mapping });
        await this.#with.post("group", "core/groups/", { name: "oi-group" });
        const bob = { username: "oi-bob", name: "Bob Builder", email: "bob@orc.example", path: "orc", attributes: { upn: "bob@upn.example" } };
        await this.#with.person("s1", "bob-pw-1", { ...bob, groups: ["{{setup/group.body.pk}}"] });
        const own = Object.keys(OWN_MAPPINGS).map((scope) => `{{setup/own:${scope}.body.pk}}`);
        await this.#client("main", { signing_key: "{{setup/key:rsa.body.pk}}", property_mappings: [...shipped, ...own] });
        await this.#client("hs", {});
        await this.#client("ec", { signing_key: "{{setup/key:ec.body.pk}}" });
        await this.#client("global", { signing_key: "{{setup/key:rsa.body.pk}}", issuer_mode: "global" });
        await this.#client("consent", { authorization_flow: "{{setup/flow:explicit.body.results.0.pk}}", property_mappings: [...shipped, own[0]!] });
        await this.#provider("noapp", {});
        await this.#with.signIn("s40", "akadmin", "akadmin-pw");
    }

    #provider(name: string, more: { [field: string]: Json }): Promise<unknown> {
        const settings = { authorization_flow: "{{setup/flow:implicit.body.results.0.pk}}", property_mappings: shipped, redirect_uris: REDIRECT, ...more };
        return this.#with.post(`provider:${name}`, "providers/oauth2/", {
            name: `oi-${name}`,
            client_id: `oi-${name}`,
            client_secret: `secret-of-${name}`,
            ...settings,
        });
    }

    async #client(name: string, more: { [field: string]: Json }): Promise<void> {
        await this.#provider(name, more);
        await this.#application(name, `setup/provider:${name}.body.pk`);
    }

    #application = (name: string, provider: string): Promise<unknown> => this.#with.application(`Oi ${name}`, provider, `oi-${name.replaceAll("_", "-")}`);

    /** Bob lets a client in: the address that he is led to stands under this id. */
    async #authorize(id: string, client_id: string, scope: string, more: { [name: string]: string } = {}): Promise<void> {
        const asked = new URLSearchParams({ client_id, response_type: "code", scope, redirect_uri: REDIRECT, ...more }).toString();
        await this.#with.send(id, { session: "s1", method: "GET", path: `/application/o/authorize/?${asked}` });
        await this.#with.send(id, { session: "s1", method: "GET", path: CONSENT + encodeURIComponent(asked) });
    }

    async #tokens(id: string, scope: string, more: { [name: string]: string } = {}): Promise<void> {
        await this.#authorize("code", "oi-main", scope, more);
        await this.#token(id, { grant_type: "authorization_code", code: "{{setup/code.body.to#code}}", redirect_uri: REDIRECT });
    }

    #token = (id: string, form: { [name: string]: string }): Promise<unknown> =>
        this.#with.send(id, { method: "POST", path: "/application/o/token/", form: { client_id: "oi-main", client_secret: "secret-of-main", ...form } });

    /** What was done just before this exchange. */
    async before(id: string): Promise<void> {
        if (id === "refresh:first") await this.#tokens("refresh", "openid email", { nonce: "n-9" });
        if (id === "refresh:wider") await this.#tokens("refresh:narrow", "openid");
        const [, scopes] = /^userinfo:(?!by:)(.+)/.exec(id) ?? [];
        if (scopes) await this.#tokens(`main:${scopes}`, scopes);
        if (id === "userinfo:by:none") await this.#tokens("main:openid email profile", "openid email profile", { nonce: "n-5" });
        const [, mode] = /^sub:(\w+)$/.exec(id) ?? [];
        if (mode) {
            await this.#application(`sub-${mode}`, `30-oidc/sub:${mode}:create.body.pk`);
            await this.#authorize(id, `oi-sub-${mode}`, "openid email profile");
        }
        if (id === "device:page-with-code") await this.#deviceFlow();
        // Here a link asks for consent (D-423).
        if (id === "device:approved")
            await this.#with.send("device:consent", { session: "s1", method: "POST", path: CONSENT, body: { token: "{{30-oidc/device:approve.body.token}}" } });
        if (id === "device:approved") await this.#with.send("device:consent", { session: "s1", method: "GET", path: CONSENT });
        if (id === "device:enter:page")
            await this.#with.send("device", { method: "POST", path: "/application/o/device/", form: { client_id: "oi-main", scope: "openid email" } });
    }

    async #deviceFlow(): Promise<void> {
        await this.#with.post("device-flow", "flows/instances/", { name: "Device", slug: "oi-device", title: "Device", designation: "stage_configuration" });
        await this.#with.ask("tenant", "GET", "core/tenants/");
        await this.#with.ask("tenant", "PATCH", "core/tenants/{{setup/tenant.body.results.0.tenant_uuid}}/", {
            flow_device_code: "{{setup/device-flow.body.pk}}",
        });
    }
}

const shipped = MAPPINGS.map((scope) => `{{setup/mapping:${scope}.body.results.0.pk}}`);
