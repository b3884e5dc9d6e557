import { expect, fixture, html } from "@open-wc/testing";
import { pageOf } from "#src/api/stub.test-helper.ts";
import type { Dropdown } from "#src/elements/dropdown.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { familyPage, ofRow } from "./family-page.ts";
import { resourceForm } from "./resource-form.ts";
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
    const hostForm = resourceForm<Host, Omit<Host, "pk">>({
        texts: texts("host"),
        key: ({ pk }) => pk,
        api: {
            create: async (body) => (sent.push(body), { pk: 9, ...body }),
            update: async (key, body) => (sent.push({ key, ...body }), { pk: Number(key), ...body }),
        },
        fields: () => [fieldsFor<Host>().text("name", "Name"), fieldsFor<Host>().text("host", "Host")],
    });
    const scopeForm = resourceForm<Scope, Omit<Scope, "pk">>({
        texts: texts("scope"),
        key: ({ pk }) => pk,
        api: { create: async (body) => ({ pk: 9, ...body }), update: async (_, body) => ({ pk: 9, ...body }) },
        fields: () => [fieldsFor<Scope>().text("scope", "Scope")],
    });
    const loaded: string[] = [];
    const page = familyPage<Row>({
        title: () => "Things",
        load: async () => pageOf(rows),
        columns: [{ title: () => "Name", cell: ({ name }) => name }],
        name: ({ name }) => name,
        kindOf: ({ component }) => component,
        remove: { question: (count) => `Delete ${count} things?`, key: ({ pk }) => pk, destroy: async () => undefined },
        kinds: {
            "ak-host": {
                title: () => "Host",
                form: async () => (loaded.push("host"), ofRow(hostForm, async ({ pk, name }: Row) => ({ pk, name, host: `${name}.example.org` }))),
            },
            "ak-scope": {
                title: () => "Scope",
                form: async () => (loaded.push("scope"), ofRow(scopeForm, async ({ pk, name }: Row) => ({ pk, name, scope: "openid" }))),
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

    it("says of which kind each is, and loads no form", async () => {
        const frame = await open();
        expect(textOf(await rowOf(frame, "wiki"))).to.contain("Host");
        expect(textOf(await rowOf(frame, "profile"))).to.contain("Scope");
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
        expect(textOf(row)).to.contain("ak-unheard-of");
        expect(deep(row, "button").map(textOf)).not.to.include("Edit: odd");
    });

    it("makes a new one of the kind that was picked", async () => {
        const frame = await open();
        await rowOf(frame, "wiki");
        const menu = await find<Dropdown>(frame, "ak-dropdown");
        expect(menu.items.map(({ label }) => label)).to.deep.equal(["Host", "Scope"]);
        menu.items[1]!.press!();
        await find(document, "input[name=scope]");
        await press(document, "Cancel");
        expect(loaded).to.deep.equal(["scope"]);
    });
});
