import { expect } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { openRemoval, type Removal } from "./removal.ts";
import { waitUntil } from "./testing/wait-until.ts";

interface Thing {
    pk: number;
    name: string;
}

describe("asking before deleting", () => {
    const things: Thing[] = [
        { pk: 1, name: "one" },
        { pk: 2, name: "two" },
    ];
    let destroyed: (string | number)[];
    const open = (changes: Partial<Removal<Thing>> = {}): Promise<readonly Thing[]> => {
        destroyed = [];
        return openRemoval<Thing>({
            objects: things,
            question: (count) => `Delete ${count} things?`,
            name: ({ name }) => name,
            key: ({ pk }) => pk,
            usedBy: async () => [],
            destroy: async (key) => void destroyed.push(key),
            ...changes,
        });
    };
    const inside = () => document.querySelector("ak-removal")?.shadowRoot;
    const text = () => inside()?.textContent?.replace(/\s+/g, " ") ?? "";
    const press = (selector: string) => inside()!.querySelector<HTMLElement>(selector)!.click();
    afterEach(() => {
        document.querySelector("ak-modal")?.parentElement!.remove();
        document.querySelector("ak-messages")?.remove();
    });

    it("shows what uses each object, and what becomes of that", async () => {
        const uses = [
            ["application", "CASCADE", "will be deleted too"],
            ["stage", "CASCADE_MANY", "the link will be removed"],
            ["tenant", "SET_DEFAULT", "will go back to its default"],
            ["group", "SET_NULL", "the reference will be cleared"],
        ] as const;
        void open({
            objects: things.slice(0, 1),
            usedBy: async () => uses.map(([name, action]) => ({ name, action, app: "authentik_core", model_name: "model" })),
        });
        await waitUntil(() => text().includes("group"));
        for (const [name, , consequence] of uses) expect(text()).to.contain(`model ${name}: ${consequence}`);
    });

    it("W3: calls what uses an object by its kind, and never by its model or key", async () => {
        const uses = [
            ["authentik_core", "group", "Group Contractors"],
            ["authentik_core", "authenticatedsession", "AuthenticatedSession object (3b0185c2-0000-4000-8000-000000000000)"],
            ["authentik_flows", "flowstagebinding", "Flow-stage binding #100 to 89e1a50e-0000-4000-8000-000000000000"],
            ["authentik_policies_expression", "expressionpolicy", "office-hours"],
        ] as const;
        void open({ objects: things.slice(0, 1), usedBy: async () => uses.map(([app, model_name, name]) => ({ app, model_name, name, action: "CASCADE" })) });
        await waitUntil(() => text().includes("office-hours"));
        for (const named of ["Group Contractors", "Authenticated session", "Flow stage binding", "Expression policy office-hours"])
            expect(text()).to.contain(`${named}: will be deleted too`);
    });

    it("says that nothing uses it, and that it could not be found out", async () => {
        void open({ usedBy: async (key) => (key === 1 ? [] : Promise.reject(new ApiError(500, {}))) });
        await waitUntil(() => text().includes("Not used anywhere.") && text().includes("Could not check where it is used."));
    });

    it("has the focus on Cancel, which deletes nothing", async () => {
        const result = open();
        await waitUntil(() => inside()?.activeElement?.matches(".cancel"));
        press(".cancel");
        expect(await result).to.deep.equal([]);
        expect(destroyed).to.deep.equal([]);
    });

    it("deletes all of them, and says how many", async () => {
        const result = open();
        await waitUntil(inside);
        press(".pf-m-danger");
        expect(await result).to.deep.equal(things);
        expect(destroyed).to.deep.equal([1, 2]);
        expect(document.querySelector("ak-messages")!.shadowRoot!.textContent).to.contain("2 were deleted.");
    });

    it("stays with those that could not be deleted, and says why; the others are gone", async () => {
        const result = open({
            destroy: async (key) => {
                if (key === 2) throw new ApiError(400, { detail: "Not this one." });
                destroyed.push(key);
            },
        });
        await waitUntil(inside);
        press(".pf-m-danger");
        await waitUntil(() => text().includes("Not this one."));
        expect(inside()!.querySelectorAll(".object")).to.have.length(1);
        expect(inside()!.querySelector("[role=alert]")!.textContent).to.equal("Not this one.");
        press(".cancel");
        expect(await result).to.deep.equal([things[0]]);
    });

    it("takes what somebody else has deleted for deleted", async () => {
        const result = open({ destroy: () => Promise.reject(new ApiError(404, {})) });
        await waitUntil(inside);
        press(".pf-m-danger");
        expect(await result).to.deep.equal(things);
    });
});
