import { expect, fixture, html } from "@open-wc/testing";
import type { Wizard } from "#src/elements/form/ak-wizard.ts";
import "#src/elements/form/ak-wizard.ts";
import { session } from "#src/context/session.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, find, press, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { applicationWizard } from "./application-wizard.ts";
import { baseDnOf } from "./ldap.way.ts";

const METADATA = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example.org/metadata">
    <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
        <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example.org/acs" index="1"/>
    </md:SPSSODescriptor>
</md:EntityDescriptor>`;

/** The ways as they are offered, by the title of their first step. */
const WAYS = ["OAuth2/OpenID", "SAML", "Proxy or forward auth", "LDAP", "Link"] as const;
type First = (typeof WAYS)[number];

describe("the application wizard", () => {
    const engine = withEngine();
    let wizard: Wizard;
    beforeEach(async () => {
        wizard = await fixture<Wizard>(html`<ak-wizard .definition=${applicationWizard}></ak-wizard>`);
    });

    /** Waits for a step, or for the end. */
    const at = (title: string): Promise<HTMLElement> => find(wizard, "[aria-current=step] .title", title);
    const say = async (name: string, value: unknown): Promise<void> => {
        const control = await find(wizard, `#${name}`);
        if (control.localName.includes("-")) await customElements.whenDefined(control.localName);
        Object.assign(control, { value });
        control.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    };
    const next = async (to: string): Promise<void> => {
        await press(wizard, "Next");
        await at(to);
    };
    /** Names the application, and chooses how people sign in to it. */
    const choose = async (first: First, who = "everybody", group = ""): Promise<void> => {
        await say("name", "Our wiki");
        await next("Who may open it");
        await say("who", who);
        if (who === "group") await say("group", group);
        await next("Sign-in method");
        await say("way", WAYS.indexOf(first));
        await next(first);
    };
    const marks = (): string[] => deep(wizard, "li .text > .pf-v6-screen-reader").map(textOf);
    const ends = (...expected: string[]): Promise<void> => waitUntil(() => marks().join() === expected.join(), expected.join());
    const create = async (count: number): Promise<void> => {
        await press(wizard, "Create");
        await ends(...Array<string>(count).fill("done"));
    };
    const got = async (path: string) => (await engine.backend.admin.get(path)).body;
    const application = () => got("core/applications/our-wiki/");

    it("makes a web application that signs in with OAuth2, and lets it be tried", async () => {
        await choose("OAuth2/OpenID");
        await say("redirect_uris", "https://wiki.example.org/callback");
        await next("Apply changes");
        await create(2);
        const { provider } = await application();
        const made = await got(`providers/oauth2/${provider}/`);
        const scopes = (await got("propertymappings/scope/?page_size=100")).results as { pk: string; scope_name: string }[];
        expect(made).to.deep.include({ name: "Our wiki", client_type: "confidential", redirect_uris: "https://wiki.example.org/callback" });
        const given = scopes.filter(({ pk }) => made.property_mappings.includes(pk)).map(({ scope_name: scope }) => scope);
        expect(given).to.have.members(["openid", "email", "profile"]);
        expect(await got(`crypto/certificatekeypairs/${made.signing_key}/`)).to.deep.include({ name: "authentik Self-signed Certificate" });
        const copied = deep(wizard, "ak-copy").map((copy) => (copy as HTMLElement & { value: string }).value);
        const discovery = `${location.origin}/application/o/our-wiki/.well-known/openid-configuration`;
        expect(copied).to.deep.equal([made.client_id, made.client_secret, discovery]);
        const links = deep<HTMLAnchorElement>(wizard, "a").map((one) => one.getAttribute("href"));
        expect(links).to.deep.equal([`#/core/providers/${provider}`, "#/core/applications/our-wiki", "/demo/oauth/our-wiki/"]);
    });

    it("signs with the pair that every install comes with, though another comes before it by name", async () => {
        await engine.backend.admin.post("crypto/certificatekeypairs/generate/", { common_name: "Another", subject_alt_name: "", validity_days: 30 });
        await choose("OAuth2/OpenID");
        await next("Apply changes");
        await create(2);
        const { signing_key: key } = await got(`providers/oauth2/${(await application()).provider}/`);
        expect((await got(`crypto/certificatekeypairs/${key}/`)).name).to.equal("authentik Self-signed Certificate");
    });

    it("gives a program in the browser no secret", async () => {
        await choose("OAuth2/OpenID");
        await say("type", "page");
        await next("Apply changes");
        await create(2);
        expect(await got(`providers/oauth2/${(await application()).provider}/`)).to.deep.include({ client_type: "public" });
        expect(deep(wizard, "ak-copy").map((copy) => copy.getAttribute("label"))).to.deep.equal(["client ID", "Configuration (discovery)"]);
    });

    it("makes a SAML provider by hand", async () => {
        await choose("SAML");
        await say("how", "hand");
        await say("acs_url", "https://wiki.example.org/acs");
        await next("Apply changes");
        await create(2);
        const made = await got(`providers/saml/${(await application()).provider}/`);
        expect(made).to.deep.include({ name: "Our wiki", acs_url: "https://wiki.example.org/acs", issuer: "authentik", sp_binding: "post" });
        expect(made.signing_kp).to.be.a("string");
        expect(made.property_mappings).not.to.deep.equal([]);
        expect((await find<HTMLElementTagNameMap["ak-copy"]>(wizard, "ak-copy")).value).to.match(/\/application\/saml\/our-wiki\/metadata\/$/);
    });

    it("makes a SAML provider of metadata, and has it sign", async () => {
        await choose("SAML");
        await say("file", new File([METADATA], "metadata.xml"));
        await next("Apply changes");
        await create(3);
        const made = await got(`providers/saml/${(await application()).provider}/`);
        expect(made).to.deep.include({ name: "Our wiki", acs_url: "https://sp.example.org/acs" });
        expect(made.signing_kp).to.be.a("string");
    });

    it("goes back to the file that the server cannot read, which is still there to be seen", async () => {
        await choose("SAML");
        await say("file", new File(["<a/>"], "letter.xml"));
        await next("Apply changes");
        await press(wizard, "Create");
        await find(wizard, ".failure", "Failed to import Metadata: No AssertionConsumerService found.");
        await press(wizard, "Change in “SAML”");
        await at("SAML");
        await find(wizard, ".pf-m-error", "No AssertionConsumerService found");
        await find(wizard, ".name", "letter.xml");
        await say("file", new File([METADATA], "metadata.xml"));
        await next("Apply changes");
        await create(3);
        expect(await got(`providers/saml/${(await application()).provider}/`)).to.include({ acs_url: "https://sp.example.org/acs" });
    });

    it("makes a proxy provider, and has the outpost that is there do its work", async () => {
        await choose("Proxy or forward auth");
        await say("mode", "forward_single");
        await say("external_host", "https://wiki.example.org");
        await next("Apply changes");
        await create(3);
        const { provider } = await application();
        expect(await got(`providers/proxy/${provider}/`)).to.deep.include({
            name: "Our wiki",
            mode: "forward_single",
            external_host: "https://wiki.example.org",
        });
        expect((await got("outposts/instances/")).results[0].providers).to.include(provider);
    });

    it("makes an LDAP provider with an account that may search", async () => {
        await choose("LDAP");
        await say("base_dn", "dc=example,dc=org");
        await next("Who may search");
        await next("Apply changes");
        await create(3);
        const [account] = (await got("core/users/?username=our-wiki-ldap")).results;
        const made = await got(`providers/ldap/${(await application()).provider}/`);
        expect(made).to.deep.include({ base_dn: "dc=example,dc=org", search_group: account.groups[0] });
        const copied = deep(wizard, "ak-copy").map((copy) => (copy as HTMLElement & { value: string }).value);
        expect(copied).to.deep.equal(["our-wiki-ldap", (await got("core/tokens/service-account-our-wiki-ldap-password/view_key/")).key]);
    });

    it("makes an entry of the library that leads somewhere", async () => {
        await choose("Link");
        await say("meta_launch_url", "https://wiki.example.org");
        await next("Apply changes");
        await create(1);
        expect(await application()).to.deep.include({ meta_launch_url: "https://wiki.example.org", provider: null });
    });

    /** Groups or users that are bound to it. */
    const bound = async (whom: "group" | "user"): Promise<unknown[]> =>
        (await got(`policies/bindings/?target=${(await application()).pk}`)).results.map((binding: Record<typeof whom, unknown>) => binding[whom]);

    it("lets only a group in", async () => {
        const { pk } = (await engine.backend.admin.post("core/groups/", { name: "Writers" })).body;
        await choose("Link", "group", pk);
        await say("meta_launch_url", "https://wiki.example.org");
        await next("Apply changes");
        await create(2);
        expect(await bound("group")).to.deep.equal([pk]);
    });

    it("lets only whoever makes it in", async () => {
        await session.get();
        await choose("Link", "me");
        await say("meta_launch_url", "https://wiki.example.org");
        await next("Apply changes");
        await create(2);
        expect(await bound("user")).to.deep.equal([session.value?.user.pk]);
    });

    it("makes the slug of the name while that is typed; one that is taken it refuses at once, and says which is free", async () => {
        await engine.backend.admin.post("core/applications/", { name: "Our wiki", slug: "our-wiki" });
        await say("name", "Our wiki");
        expect(deep<HTMLInputElement>(wizard, "#slug")[0]!.value).to.equal("our-wiki");
        await press(wizard, "Next");
        await find(wizard, "#slug-errors", "our-wiki already; our-wiki-2 is free");
        await say("slug", "");
        await next("Who may open it");
        await next("Sign-in method");
        await say("way", WAYS.indexOf("Link"));
        await next("Link");
        await say("meta_launch_url", "https://wiki.example.org");
        await next("Apply changes");
        await create(1);
        expect((await got("core/applications/our-wiki-2/")).name).to.equal("Our wiki");
    });

    it("asks for a slug where none can be made of the name", async () => {
        await say("name", "維基");
        await press(wizard, "Next");
        await find(wizard, "#slug-errors", "This name gives no slug.");
    });

    it("makes nothing twice: what somebody took meanwhile is mended, and the rest goes on", async () => {
        await choose("OAuth2/OpenID");
        await next("Apply changes");
        await engine.backend.admin.post("core/applications/", { name: "Quicker", slug: "our-wiki" });
        await press(wizard, "Create");
        await ends("done", "failed");
        await press(wizard, "Change in “Application”");
        await say("slug", "another-wiki");
        await next("Apply changes");
        await create(2);
        const { provider } = await got("core/applications/another-wiki/");
        expect((await got("providers/oauth2/?name=Our+wiki")).results.map(({ pk }: { pk: number }) => pk)).to.deep.equal([provider]);
    });

    it("asks for another name of the account where it is taken", async () => {
        await engine.backend.as("our-wiki-ldap");
        await choose("LDAP");
        await next("Who may search");
        await next("Apply changes");
        await press(wizard, "Create");
        await ends("failed", "waiting", "waiting");
        await press(wizard, "Change in “Who may search”");
        await find(wizard, "#account-errors", "exists already");
        await say("account", "ldap-of-the-wiki");
        await next("Apply changes");
        await create(3);
        expect((await application()).provider_obj.name).to.equal("Our wiki");
    });

    it("proposes the name of the host as base DN, and the product's where it has none", () => {
        expect(baseDnOf("auth.example.org")).to.equal("dc=auth,dc=example,dc=org");
        for (const address of ["127.0.0.1", "[::1]"]) expect(baseDnOf(address)).to.equal("dc=ldap,dc=goauthentik,dc=io");
    });

    for (const theme of THEMES)
        for (const first of WAYS)
            it(`asks accessibly: ${first} (${theme})`, async () => {
                await useTheme(theme);
                await choose(first);
                await find(wizard, "[type=submit]");
                await expect(wizard).to.be.accessible();
            });
});
