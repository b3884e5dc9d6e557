import { expect } from "chai";
import { callOf, emptyDb } from "#kernel/testing/call.test-helper.ts";
import { requireAdministrator } from "#kernel/http/checks.ts";
import { crudOperations } from "./crud.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { describe as fieldsOf, type Row, text, uuid } from "#kernel/base/fields.ts";
import { Registry } from "./registry.ts";
import { family, resource } from "./resource.ts";
import { systemCall } from "#kernel/host/system-call.ts";
import { typeFields } from "./type-fields.ts";
import { typeOf, typesAction } from "./types-action.ts";

const parentFields = fieldsOf({ pk: uuid() });
const fields = fieldsOf({ pk: uuid(), name: text(), slug: text({ blank: true }) });
declare module "#kernel/base/models.ts" {
    interface Models {
        "shapes.shape": Row<typeof parentFields>;
        "shapes.circle": Row<typeof fields>;
        "shapes.square": Row<typeof fields>;
    }
}
const computed = typeFields<Row<typeof parentFields>>("shapes.shape");
const shape = family("shapes.shape", { path: "shapes/all/{uuid}", schema: "Shape", names: ["shape", "shapes"], fields: parentFields, computed });
const circle = resource("shapes.circle", {
    schema: "Circle",
    names: ["circle", "circles"],
    component: "ak-circle-form",
    summary: "Round.",
    fields,
    families: ["shapes.shape"],
    lookup: "slug",
});
const square = resource("shapes.square", {
    schema: "Square",
    names: ["square", "squares"],
    fields,
    families: ["shapes.shape"],
    label: ({ name }) => `[${name}]`,
});
const types = typesAction(shape, [circle, square], [{ name: "Import", description: "From a file", component: "ak-import", model_name: "" }]);
const registry = new Registry([{ name: "shapes", label: "Shapes", resources: [circle, square], families: [shape], operations: [types] }], [], crudOperations);

describe("what a row of a family says of its kind", () => {
    const db = emptyDb(registry);
    const call = callOf({ db, registry, as: 1 });
    for (const [model, expected] of [
        ["shapes.circle", { component: "ak-circle-form", verbose_name: "circle", verbose_name_plural: "circles", meta_model_name: "shapes.circle" }],
        ["shapes.square", { component: "", verbose_name: "square", verbose_name_plural: "squares", meta_model_name: "shapes.square" }],
    ] as const)
        it(model, () => {
            const row = db.create(model, { name: "A" });
            expect(call.show("shapes.shape", row)).to.deep.equal({ pk: row.pk, ...expected });
        });
});

describe("the list of types", () => {
    it("names the members in the order given, then what stands for none", async () => {
        const response = await types.handle(callOf({ registry, as: 2 }));
        expect(await response.json()).to.deep.equal([
            { name: "circle", description: "Round.", component: "ak-circle-form", model_name: "circle" },
            { name: "square", description: "", component: "", model_name: "square" },
            { name: "Import", description: "From a file", component: "ak-import", model_name: "" },
        ]);
    });

    it("stands below the family's list, for everybody who is signed in", () => {
        expect([types.path, types.id, types.access.name]).to.deep.equal(["shapes/all/types/", "shapes_all_types_list", "signed in"]);
        expect(typeOf(circle).model_name).to.equal("circle");
    });
});

describe("a resource", () => {
    const db = emptyDb(registry);
    const round = db.create("shapes.circle", { name: "Round", slug: "round" });

    it("finds a row by its look-up field, which then is its only name", () => {
        expect(circle.find(db, "round")).to.equal(round);
        expect(circle.find(db, round.pk)).to.equal(undefined);
        expect(square.find(db, "round"), "by key where there is none").to.equal(undefined);
    });

    it("looks up by an index", () => expect(db.table("shapes.circle").finds("slug")).to.equal(true));

    it("knows its app and model by name", () => expect([circle.app, circle.modelName]).to.deep.equal(["shapes", "circle"]));

    it("calls a row by its own form, its name, its slug or its key", () => {
        expect(square.label(db.create("shapes.square", { name: "B" }), db)).to.equal("[B]");
        expect(circle.label(round, db)).to.equal("Round");
        const bare = resource("shapes.circle", { schema: "Circle", names: ["circle", "circles"], fields });
        const rows: readonly Row<typeof fields>[] = [{ ...round, name: "", slug: "" }, round];
        expect(rows.map((row) => bare.label(row, db))).to.deep.equal(["", "Round"]);
    });

    it("has all operations unless it says which", () => {
        expect(circle.operations).to.have.length(7);
        expect(resource("shapes.circle", { schema: "C", names: ["c", "cs"], fields, operations: ["list"] }).operations).to.deep.equal(["list"]);
    });
});

describe("rights of calls that nobody sent", () => {
    it("a call of ours is nobody's, and has no engine to ask", async () => {
        const db = emptyDb(registry);
        const call = systemCall({ db, random: db.random, registry, origin: "http://library.test" });
        expect([call.principal, call.isSuperuser, call.isUnsafe, call.session.key]).to.deep.equal([null, false, false, null]);
        expect(await call.outside(() => 7)).to.equal(7);
        const refusal = await call.askSelf(new Request("http://library.test/")).catch(String);
        expect(refusal).to.contain("no engine");
    });

    it("requireAdministrator lets administrators through, and nobody else", () => {
        expect(() => requireAdministrator({ call: callOf({ as: 1 }) })).not.to.throw();
        for (const as of [null, 2])
            expect(() => requireAdministrator({ call: callOf({ as }) }))
                .to.throw(HttpError)
                .with.property("status", 403);
    });
});
