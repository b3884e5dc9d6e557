import { expect, fixture, html } from "@open-wc/testing";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/form/ak-wizard.ts";
import type { Wizard } from "#src/elements/form/ak-wizard.ts";
import { find, press, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { blueprintImport } from "./blueprint-import.ts";

const WIKI = `version: 1
metadata: { name: Wiki }
context: { wiki_secret: null }
entries:
  - model: authentik_core.group
    identifiers: { name: Wiki people }
  - model: authentik_providers_oauth2.oauth2provider
    identifiers: { name: Wiki }
    attrs:
      client_secret: !Context wiki_secret
      authorization_flow: !Find [authentik_flows.flow, [slug, default-authentication-flow]]
`;

const SECRET = "Client secret (OAuth2/OpenID provider “Wiki”)";

describe("the import of a blueprint", () => {
    const engine = withEngine();
    let wizard: Wizard;
    beforeEach(async () => {
        wizard = await fixture<Wizard>(html`<ak-wizard .definition=${blueprintImport}></ak-wizard>`);
        // A file that is given to it before it is there is lost.
        await find(wizard, ".drop");
    });

    const say = async (name: string, value: unknown): Promise<void> => {
        const control = await find(wizard, `#${name}`);
        if (control.localName.includes("-")) await customElements.whenDefined(control.localName);
        // What was given to it before its code came is taken by its first update.
        if (control instanceof AkElement) await control.updateComplete;
        Object.assign(control, { value });
        control.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    };
    const next = async (to: string): Promise<void> => {
        await press(wizard, "Next");
        await find(wizard, "[aria-current=step] .title", to);
    };
    /** Presses Import, and waits for the last of what is done then: the blueprint is kept before it is applied. */
    const imported = async (name: string): Promise<void> => {
        await press(wizard, "Import");
        await find(wizard, "a", name);
        await find(wizard, "[role=status]", "2 of 2 done.");
    };
    const got = async (path: string) => (await engine.backend.admin.get(path)).body.results;

    it("asks for the values that the file wants, shows what it changes, and makes it", async () => {
        await say("file", new File([WIKI], "wiki.yaml"));
        await next("Values");
        await find(wizard, "label", SECRET);
        await say("wiki_secret", "hush");
        await next("Changes");
        expect((await find<HTMLInputElement>(wizard, "#name")).value).to.equal("Wiki");
        const outlook = await find(wizard, "ak-blueprint-outlook");
        expect(textOf(await find(outlook, "p", "to add"))).to.equal("2 to add");
        await find(outlook, "li", "Wiki people");
        await next("Apply changes");
        expect(await got("core/groups/?name=Wiki+people")).to.deep.equal([]);
        await imported("Wiki");
        expect((await got("providers/oauth2/?name=Wiki"))[0].client_secret).to.equal("hush");
        await find(wizard, "li a", "Wiki people");
        expect((await got("managed/blueprints/?name=Wiki"))[0]).to.include({ name: "Wiki", status: "successful" });
    });

    it("is called like the file that was chosen last, until another name is typed", async () => {
        const empty = "version: 1\nentries: []\n";
        const shown = async (): Promise<string> => (await find<HTMLInputElement>(wizard, "#name")).value;
        for (const [file, name] of [
            ["wrong.yaml", "wrong"],
            ["right.yaml", "right"],
        ] as const) {
            await say("file", new File([empty], file));
            await next("Changes");
            expect(await shown()).to.equal(name);
            await press(wizard, "Back");
            await find(wizard, "[aria-current=step] .title", "File");
        }
        await next("Changes");
        await say("name", "Mine");
        await press(wizard, "Back");
        await find(wizard, "[aria-current=step] .title", "File");
        await say("file", new File([empty], "third.yaml"));
        await next("Changes");
        expect(await shown()).to.equal("Mine");
    });

    it("says at the field what cannot be a blueprint", async () => {
        for (const [content, said] of [
            ["\0\u0001PNG", "This is not a text file."],
            ["x".repeat(3_000_000), "This is too large"],
            ["", "The file is empty."],
        ] as const) {
            await say("file", new File([content], "odd.yaml"));
            await press(wizard, "Next");
            await find(wizard, ".pf-m-error", said);
        }
    });

    it("asks for hundreds of values in one text", async () => {
        const names = Array.from({ length: 60 }, (_, index) => `value_${index}`);
        const entries = names.map(
            (name) => `  - model: authentik_core.group\n    identifiers: { name: ${name} }\n    attrs: { attributes: { told: !Context ${name} } }`,
        );
        await say("content", `version: 1\nmetadata: { name: Many }\nentries:\n${entries.join("\n")}\n`);
        await next("Values");
        await find(wizard, "p", "The file asks for 60 values.");
        await say("values", { value_7: "seven", value_8: "" });
        await next("Changes");
        await next("Apply changes");
        await imported("Many");
        expect((await got("managed/blueprints/?name=Many"))[0].context).to.deep.equal({ value_7: "seven" });
        expect((await got("core/groups/?name=value_7"))[0].attributes).to.deep.equal({ told: "seven" });
    });

    it("does not go on without a value that the file cannot do without", async () => {
        const octo = "model: authentik_sources_oauth.oauthsource, identifiers: { slug: octo }";
        const group = "model: authentik_core.group, identifiers: { name: Staff }, attrs: { attributes: { floor: !Context floor } }";
        const attrs = "{ name: Octo, provider_type: github, consumer_key: id, consumer_secret: !Context hush }";
        await say("content", `version: 1\nmetadata: { name: Octo }\nentries:\n  - { ${octo}, attrs: ${attrs} }\n  - { ${group} }\n`);
        await next("Values");
        await press(wizard, "Next");
        await find(wizard, "[aria-current=step] .title", "Values");
        const control = (name: string) => find<HTMLTextAreaElement>(wizard, `#${name}`);
        expect([(await control("hush")).required, (await control("floor")).required]).to.deep.equal([true, false]);
        await say("hush", "s");
        await next("Changes");
        await next("Apply changes");
    });

    it("says at the field of a value why the file would be refused with it", async () => {
        const pair = "model: authentik_crypto.certificatekeypair, identifiers: { name: Wiki }";
        await say("content", `version: 1\nentries:\n  - { ${pair}, attrs: { certificate_data: !Context certificate } }\n`);
        await next("Values");
        await say("certificate", "none");
        await press(wizard, "Next");
        await find(wizard, ".pf-m-error", "Unable to load certificate.");
        await find(wizard, "[aria-current=step] .title", "Values");
    });

    it("names of hundreds of values those that the file cannot do without", async () => {
        const entries = Array.from(
            { length: 51 },
            (_, at) =>
                `  - { model: authentik_sources_oauth.oauthsource, identifiers: { slug: s${at} }, attrs: { name: s${at}, provider_type: github, consumer_key: id, consumer_secret: !Context hush_${at} } }`,
        );
        await say("content", `version: 1\nentries:\n${entries.join("\n")}\n`);
        await next("Values");
        await say("values", Object.fromEntries(entries.map((_, at) => [`hush_${at}`, at === 7 ? "" : "s"])));
        await press(wizard, "Next");
        await find(wizard, "[role=alert]", "The file cannot be applied without: hush_7");
        await say("values", Object.fromEntries(entries.map((_, at) => [`hush_${at}`, "s"])));
        await next("Changes");
    });

    it("names what goes along with what is removed", async () => {
        const { body: staff } = await engine.backend.admin.post("core/groups/", { name: "Staff", users: [] });
        await engine.backend.admin.post("core/groups/", { name: "Night shift", users: [], parent: staff.pk });
        await say("content", "version: 1\nentries:\n  - model: authentik_core.group\n    state: absent\n    identifiers: { name: Staff }\n");
        await next("Changes");
        const along = await find(await find(wizard, "ak-blueprint-outlook"), "li", "Night shift");
        expect(textOf(along)).to.contain("because Staff goes");
    });

    it("says at once of what is no blueprint why", async () => {
        await press(wizard, "Next");
        await find(wizard, "[role=alert]", "Choose a file, or paste its text.");
        await say("file", new File(["entries: ["], "broken.yaml"));
        await press(wizard, "Next");
        await find(wizard, "[role=alert]", "This is not YAML");
    });

    it("leads nowhere where an entry would be refused, and says in its fields' names why", async () => {
        await say("content", WIKI.replace("authorization_flow", "access_code_validity"));
        await next("Values");
        await say("wiki_secret", "hush");
        await next("Changes");
        await find(wizard, "li", "authorization_flow: This field is required");
        await press(wizard, "Next");
        await find(wizard, "[role=alert]", "As it stands, the file would be refused.");
        expect(await got("managed/blueprints/?name=Wiki")).to.deep.equal([]);
    });

    it("goes on without a preview where the server has none, and says so", async () => {
        const { admin } = engine.backend;
        const isOutlook = ({ url }: Request): boolean => url.includes("/-/sandbox/blueprint/difference/");
        const { fetch } = admin;
        Object.assign(admin, { fetch: async (request: Request) => (isOutlook(request) ? new Response("<html></html>", { status: 404 }) : fetch(request)) });
        await say("content", WIKI.replace("context: { wiki_secret: null }", "context:\n  wiki_secret: null"));
        await next("Values");
        await say("wiki_secret", "hush");
        await next("Changes");
        await find(wizard, "span", "This server cannot show beforehand what the file changes.");
        await say("name", "Wiki");
        await next("Apply changes");
        await imported("Wiki");
        expect((await got("providers/oauth2/?name=Wiki"))[0].client_secret).to.equal("hush");
    });
});
