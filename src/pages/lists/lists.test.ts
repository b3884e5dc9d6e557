import { expect, fixture, html } from "@open-wc/testing";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import type { ListDefinition } from "../list.ts";
import "../list.ts";
import { find, press, rowOf, textOf } from "../testing/engine.ts";
import { consentList } from "./consent.list.ts";
import { sessionList } from "./session.list.ts";

const AGENT = { user_agent: { family: "Firefox" }, os: { family: "Linux" } };
const sessions = ["192.0.2.1", "192.0.2.2"].map((ip, index) => ({ uuid: `s${index}`, last_ip: ip, user_agent: AGENT, current: index === 1 }));
const consents = ["Wiki", "Shop"].map((name, index) => ({ pk: index + 1, application: { name }, permissions: "" }));

/** What is given up for good, in the lists of a user: what the dialog says of it, and what is said when it is gone. */
const lists: readonly {
    name: string;
    path: string;
    definition: ListDefinition<object>;
    rows: object[];
    names: string[];
    one: string[];
    both: string[];
    gone: string;
}[] = [
    {
        name: "sessions",
        path: "/core/authenticated_sessions/",
        definition: sessionList(() => "ada") as ListDefinition<object>,
        rows: sessions,
        names: ["192.0.2.1", "192.0.2.2"],
        one: ["Delete 1 session?", "Whoever uses it is signed out."],
        both: ["Delete 2 sessions?", "Whoever uses them is signed out.", "One of them is this browser: you will be signed out."],
        gone: "Session from 192.0.2.1 was deleted.",
    },
    {
        name: "consents",
        path: "/core/user_consent/",
        definition: consentList(() => 1) as ListDefinition<object>,
        rows: consents,
        names: ["Wiki", "Shop"],
        one: ["Delete 1 consent?", "The application asks for it again at the next sign-in."],
        both: ["Delete 2 consents?", "The applications ask for them again at the next sign-in."],
        gone: "Consent for Wiki was deleted.",
    },
];

for (const { name, path, definition, rows, names, one, both, gone } of lists)
    describe(`the list of ${name}`, () => {
        afterEach(() => {
            for (const left of document.querySelectorAll("ak-modal, ak-messages")) left.remove();
        });
        const dialogFor = async (chosen: readonly string[]): Promise<HTMLElement> => {
            stubApi(({ method, path: asked }) =>
                method === "GET" && asked.startsWith(`${path}?`) ? { body: pageOf(rows) } : method === "DELETE" ? { status: 204 } : undefined,
            );
            const list = await fixture<HTMLElement>(html`<ak-list .definition=${definition}></ak-list>`);
            for (const object of chosen) (await rowOf(list, object)).querySelector("input")!.click();
            await press(list, "Delete");
            return find(document, "ak-modal");
        };

        it("says what follows for whoever uses it, and that it cannot be undone", async () => {
            const modal = await dialogFor(names.slice(0, 1));
            for (const sentence of [...one, "This cannot be undone."]) await find(modal, "*", sentence);
            expect(textOf(await find(modal, "ak-removal"))).not.to.contain("this browser");
            modal.parentElement!.remove();
            const together = await dialogFor(names);
            for (const sentence of both) await find(together, "*", sentence);
        });

        it("calls what is gone by what it was, and offers no Undo", async () => {
            await press(await find(await dialogFor(names.slice(0, 1)), "ak-removal"), "Delete");
            const message = await find(document, ".pf-v6-c-alert", gone);
            expect(textOf(message)).not.to.contain("Undo");
        });
    });
