import { SAML, type SamlConfig } from "@node-saml/node-saml";
import { expect } from "chai";
import { inflateRawSync } from "node:zlib";
import { IdentityProvider, ServiceProvider, setSchemaValidator } from "samlify";
import { ask, type Served, startServer, TOKEN } from "../server.ts";
import { make, makeKey } from "./applications.ts";
import { Browser } from "./headless-browser.ts";

const ACS = "http://127.0.0.1:9/acs";
const ENTITY = "http://127.0.0.1:9/metadata";
const EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

describe("service providers against the server", () => {
    let served: Served;
    let idpCert: string;
    let provider: { pk: number };
    let email: string;

    before(async () => {
        served = await startServer();
        const signing_kp = await makeKey(served.url);
        idpCert = (await ask(served.url, "GET", `crypto/certificatekeypairs/${signing_kp}/view_certificate/`)).body.data;
        const mappings: { pk: string }[] = (await ask(served.url, "GET", "propertymappings/saml/?page_size=50")).body.results;
        provider = await make(served.url, "providers/saml/", {
            name: "App",
            acs_url: ACS,
            issuer: "our-idp",
            audience: ENTITY,
            sp_binding: "post",
            signing_kp,
            authorization_flow: (await ask(served.url, "GET", "flows/instances/default-provider-authorization-explicit-consent/")).body.pk,
            property_mappings: mappings.map(({ pk }) => pk),
        });
        await make(served.url, "core/applications/", { name: "App", slug: "app", provider: provider.pk });
        email = (await ask(served.url, "GET", "core/users/?username=akadmin")).body.results[0].email;
    });
    after(() => served.stop());

    const at = (path: string): string => `${served.url}/application/saml/app/${path}`;
    /** Each test begins with answers by POST, requests that nobody signs, and what the original refuses. */
    beforeEach(async () => {
        await configure({ sp_binding: "post", verification_kp: null });
        await beStrict(false);
    });
    const configure = (change: object) => ask(served.url, "PATCH", `providers/saml/${provider.pk}/`, change);

    describe("@node-saml/node-saml", () => {
        const client = (more: Partial<SamlConfig> = {}) =>
            new SAML({
                callbackUrl: ACS,
                issuer: ENTITY,
                audience: ENTITY,
                idpCert,
                entryPoint: at("sso/binding/redirect/"),
                logoutUrl: at("slo/binding/redirect/"),
                identifierFormat: EMAIL,
                wantAuthnResponseSigned: false,
                ...more,
            });

        it("signs somebody in from the sign-in page, verifies, and logs out", async () => {
            const saml = client({ validateInResponseTo: "always" as SamlConfig["validateInResponseTo"] });
            const browser = new Browser(served.url);
            const { at: to, form } = await browser.arrival(await saml.getAuthorizeUrlAsync("relay & state", undefined, {}));
            expect([to, form?.RelayState]).to.deep.equal([ACS, "relay & state"]);
            const { profile } = await saml.validatePostResponseAsync({ ...form });
            expect(profile).to.include({ issuer: "our-idp", nameID: email, nameIDFormat: EMAIL });
            expect(profile).to.include({ "http://schemas.goauthentik.io/2021/02/saml/username": "akadmin" });
            expect(await endsAt(browser, await saml.getLogoutUrlAsync(profile!, "", {}))).to.equal("/if/session-end/app/");
        });

        it("gets its answer in the address, where it takes it so", async () => {
            await configure({ sp_binding: "redirect" });
            const browser = new Browser(served.url);
            const { at: to } = await browser.arrival(await client().getAuthorizeUrlAsync("r", undefined, {}));
            // The library unpacks only logout messages by itself: it is handed the answer as a form would bring it.
            const xml = inflateRawSync(Buffer.from(new URL(to).searchParams.get("SAMLResponse")!, "base64"));
            const { profile } = await client().validatePostResponseAsync({ SAMLResponse: xml.toString("base64") });
            expect(profile).to.include({ nameID: email });
        });

        it("signs its requests", async () => {
            const { pk, privateKey } = await keyOfApplication();
            await configure({ verification_kp: pk });
            const browser = new Browser(served.url);
            await browser.through("/flows/-/default/authentication/");
            const signed = client({ privateKey, signatureAlgorithm: "sha256" });
            expect((await browser.arrival(await signed.getAuthorizeUrlAsync("r", undefined, {}))).at).to.equal(ACS);
            const unsigned = await browser.send(await client().getAuthorizeUrlAsync("r", undefined, {}));
            expect(unsigned.status).to.equal(400);
        });

        it("signs in and logs out in strict mode, with signed requests", async () => {
            const { pk, privateKey } = await keyOfApplication();
            await configure({ verification_kp: pk });
            await beStrict(true);
            const saml = client({ privateKey, signatureAlgorithm: "sha256" });
            const browser = new Browser(served.url);
            const { form } = await browser.arrival(await saml.getAuthorizeUrlAsync("r", undefined, {}));
            const { profile } = await saml.validatePostResponseAsync({ ...form });
            expect(await endsAt(browser, await saml.getLogoutUrlAsync(profile!, "r", {}))).to.equal("/if/session-end/app/");
            expect((await browser.send(await client().getLogoutUrlAsync(profile!, "r", {}))).status).to.equal(400);
        });

        it("by POST", async () => {
            const page = await client({
                entryPoint: at("sso/binding/post/"),
                authnRequestBinding: "HTTP-POST",
                skipRequestCompression: true,
            }).getAuthorizeFormAsync("r");
            const SAMLRequest = /name="SAMLRequest" value="([^"]*)"/.exec(page)![1]!;
            const { at: to, form } = await new Browser(served.url).arrival(await posted("sso/binding/post/", SAMLRequest));
            expect([to, form?.RelayState]).to.deep.equal([ACS, "r"]);
            expect((await client().validatePostResponseAsync({ ...form })).profile).to.include({ nameID: email });
        });
    });

    describe("samlify", () => {
        const POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
        setSchemaValidator({ validate: async () => "no schema is at hand" });

        /** Both sides: the identity provider by its metadata, and what the application is. */
        async function parties(more: { privateKey?: string; signingCert?: string } = {}) {
            const metadata = await (await fetch(at("metadata/"))).text();
            const idp = IdentityProvider({ metadata, wantLogoutRequestSigned: "privateKey" in more });
            const sp = ServiceProvider({
                entityID: ENTITY,
                wantAssertionsSigned: true,
                authnRequestsSigned: false,
                nameIDFormat: [EMAIL],
                assertionConsumerService: [{ Binding: POST, Location: ACS }],
                requestSignatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                ...more,
            });
            return { idp, sp };
        }

        it("reads the metadata, signs somebody in, verifies, and logs out", async () => {
            const { idp, sp } = await parties();
            const { context } = sp.createLoginRequest(idp, "redirect");
            const browser = new Browser(served.url);
            const { form } = await browser.arrival(context);
            const { extract } = await sp.parseLoginResponse(idp, "post", { body: { ...form } });
            expect(extract).to.include({ nameID: email });
            expect(extract.attributes).to.include({ "http://schemas.goauthentik.io/2021/02/saml/username": "akadmin" });
            const sessionIndex = String(extract.sessionIndex?.sessionIndex);
            expect(Buffer.from(form!.SAMLResponse!, "base64").toString()).to.contain(` SessionIndex="${sessionIndex}"`);
            const logout = sp.createLogoutRequest(idp, "redirect", { logoutNameID: extract.nameID, sessionIndex });
            expect(await endsAt(browser, logout.context)).to.equal("/if/session-end/app/");
        });

        it("logs out by POST too", async () => {
            const { idp, sp } = await parties();
            const browser = new Browser(served.url);
            await browser.through("/flows/-/default/authentication/");
            const { context } = sp.createLogoutRequest(idp, "post", { logoutNameID: email, sessionIndex: "_1" });
            expect(await endsAt(browser, await posted("slo/binding/post/", context))).to.equal("/if/session-end/app/");
        });

        it("signs its requests to log out, by both bindings, which strict mode demands", async () => {
            const { pk, privateKey, signingCert } = await keyOfApplication();
            await configure({ verification_kp: pk });
            await beStrict(true);
            const browser = new Browser(served.url);
            await browser.through("/flows/-/default/authentication/");
            const user = { logoutNameID: email, sessionIndex: "_1" };
            const signed = await parties({ privateKey, signingCert });
            expect(await endsAt(browser, signed.sp.createLogoutRequest(signed.idp, "redirect", user, "relay").context)).to.equal("/if/session-end/app/");
            const byPost = signed.sp.createLogoutRequest(signed.idp, "post", user);
            expect(await endsAt(browser, await posted("slo/binding/post/", byPost.context))).to.equal("/if/session-end/app/");
            const unsigned = await parties();
            expect((await browser.send(unsigned.sp.createLogoutRequest(unsigned.idp, "redirect", user).context)).status).to.equal(400);
        });
    });

    const beStrict = (is_strict: boolean) =>
        fetch(`${served.url}/-/sandbox/strict/`, {
            method: "PUT",
            headers: { "authorization": `Bearer ${TOKEN}`, "content-type": "application/json" },
            body: JSON.stringify({ is_strict }),
        });

    const endsAt = async (browser: Browser, address: string): Promise<string> =>
        new URL((await browser.send(address)).headers.get("location") ?? "/none", served.url).pathname;

    /** Sends a message as the form of another site does, without a cookie: gives where the browser is led. */
    async function posted(path: string, SAMLRequest: string): Promise<string> {
        const answer = await fetch(at(path), { method: "POST", body: new URLSearchParams({ SAMLRequest, RelayState: "r" }), redirect: "manual" });
        return answer.headers.get("location")!;
    }

    /** The pair that an application signs with: here it is one of the server's, so that it can be chosen to check with. */
    async function keyOfApplication(): Promise<{ pk: string; privateKey: string; signingCert: string }> {
        const { pk } = (await ask(served.url, "POST", "crypto/certificatekeypairs/generate/", { common_name: "sp", subject_alt_name: "", validity_days: 365 }))
            .body;
        const view = async (what: string): Promise<string> => (await ask(served.url, "GET", `crypto/certificatekeypairs/${pk}/view_${what}/`)).body.data;
        return { pk, privateKey: await view("private_key"), signingCert: await view("certificate") };
    }
});
