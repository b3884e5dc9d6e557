import { expect, fixture, html } from "@open-wc/testing";
import { pageOf } from "#src/api/stub.test-helper.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { memberForm } from "./family.ts";
import { familyPage } from "./family-page.ts";
import { deep, fill, find, press, rowOf, textOf } from "./testing/engine.ts";

/** A row of the list of all kinds. */
interface Row {
    pk: number;
    name: string;
    component: string;
}
/** What a kind has of its own. */
interface Host {
    pk: number;
    name: string;
    host: string;
}
interface Scope {
    pk: number;
    name: string;
    scope: string;
}

describe("a family page", () => {
    let rows: Row[];
    let sent: object[];
    const texts = (what: string) => ({ create: () => `Create ${what}`, edit: () => `Edit ${what}`, created: () => "", saved: () => "" });
    const hostForm = memberForm<Host, Omit<Host, "pk">>({
        texts: texts("host"),
        api: {
            create: async (body) => (sent.push(body), { pk: 9, ...body }),
            update: async (key, body) => (sent.push({ key, ...body }), { pk: Number(key), ...body }),
            retrieve: async (key) => ({ pk: Number(key), name: "wiki", host: "wiki.example.org" }),
        },
        fields: () => [fieldsFor<Host>().text("name", "Name"), fieldsFor<Host>().text("host", "Host")],
    });
    const scopeForm = memberForm<Scope, Omit<Scope, "pk">>({
        texts: texts("scope"),
        api: {
            create: async (body) => {
                sent.push(body);
                rows.push({ pk: 9, name: body.scope, component: "ak-scope" });
                return { pk: 9, ...body, name: body.scope };
            },
            update: async (_, body) => ({ pk: 9, ...body }),
            retrieve: async (key) => ({ pk: Number(key), name: "profile", scope: "openid" }),
        },
        fields: () => [fieldsFor<Scope>().text("scope", "Scope")],
    });
    const loaded: string[] = [];
    const page = familyPage<Row>({
        title: () => "Things",
        creation: () => "New thing",
        load: async () => pageOf(rows),
        columns: [{ title: () => "Name", cell: ({ name }) => name }],
        name: ({ name }) => name,
        empty: () => ({ header: "No things yet.", text: "" }),
        kindOf: ({ component }) => component,
        remove: { question: (count) => `Delete ${count} things?`, key: ({ pk }) => pk, destroy: async () => undefined },
        kinds: {
            "ak-host": {
                title: () => "Host",
                plural: () => "Hosts",
                description: () => "A computer.",
                form: async () => (loaded.push("host"), hostForm),
            },
            "ak-scope": {
                title: () => "Scope",
                plural: () => "Scopes",
                description: () => "What may be known.",
                form: async () => (loaded.push("scope"), scopeForm),
            },
        },
    });
    beforeEach(() => {
        rows = [
            { pk: 1, name: "wiki", component: "ak-host" },
            { pk: 2, name: "profile", component: "ak-scope" },
            { pk: 3, name: "odd", component: "ak-unheard-of" },
        ];
        sent = [];
        loaded.length = 0;
    });
    afterEach(() => {
        for (const left of document.querySelectorAll("ak-modal, ak-messages")) left.remove();
    });
    const open = () => fixture<HTMLElement>(html`<div>${page.render({})}</div>`);

    it("shows each below the heading of its kind, and loads no form", async () => {
        const frame = await open();
        await rowOf(frame, "wiki");
        expect(deep(frame, ".group th").map(textOf)).to.deep.equal(["ak-unheard-of", "Hosts", "Scopes"]);
        expect(loaded).to.deep.equal([]);
    });

    it("edits each with the form of its kind, on all that there is of it", async () => {
        const frame = await open();
        (await find(await rowOf(frame, "wiki"), "button", "Edit: wiki")).click();
        const host = await find<HTMLInputElement>(document, "ak-modal input[name=host], input[name=host]");
        expect(host.value).to.equal("wiki.example.org");
        await fill(document, "host", "new.example.org");
        (await find(document, "button[type=submit]")).click();
        await waitUntil(() => sent.length === 1);
        expect(sent).to.deep.equal([{ key: 1, name: "wiki", host: "new.example.org" }]);
        expect(loaded).to.deep.equal(["host"]);
    });

    it("offers no form for a kind that it does not know", async () => {
        const row = await rowOf(await open(), "odd");
        expect(deep(row, "button").map(textOf)).not.to.include("Edit: odd");
    });

    it("makes a new one of the kind that was chosen, and shows it in the list", async () => {
        const frame = await open();
        await rowOf(frame, "wiki");
        await press(frame, "Create");
        const wizard = await find(document, "ak-wizard");
        await find(wizard, ".card", "A computer.");
        (await find<HTMLInputElement>(await find(wizard, ".card", "What may be known."), "input")).click();
        await press(wizard, "Next");
        await find(wizard, "h2", "Scope");
        await fill(wizard, "scope", "email");
        expect(loaded).to.deep.equal(["scope"]);
        (await find(wizard, "button[type=submit]")).click();
        await rowOf(frame, "email");
        expect(sent).to.deep.equal([{ scope: "email" }]);
        expect(document.querySelector("ak-modal")).to.equal(null);
    });

    it("changes nothing when the wizard is left", async () => {
        const frame = await open();
        await rowOf(frame, "wiki");
        await press(frame, "Create");
        await press(await find(document, "ak-wizard"), "Cancel");
        await waitUntil(() => document.querySelector("ak-modal") === null, "the wizard is gone");
        expect([sent, loaded]).to.deep.equal([[], []]);
    });
});
