import { expect } from "chai";
import { superuser } from "#kernel/http/access.ts";
import { callOf, emptyDb } from "#kernel/testing/call.test-helper.ts";
import { crudOperations } from "./crud.ts";
import { describe as fieldsOf, inverse, reference, references, type Row, text, uuid } from "#kernel/base/fields.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { Registry } from "./registry.ts";
import { family, resource } from "./resource.ts";
import type { Stored } from "#kernel/store/schema.ts";
import { isObject } from "#kernel/store/validate.ts";
import { usedBy } from "./used-by.ts";

const petFields = fieldsOf({ pk: uuid(), name: text() });
const catFields = fieldsOf({ ...petFields, friends: references("zoo.cat"), keepers: inverse("zoo.keeper", "pets") });
const keeperFields = fieldsOf({
    pk: uuid(),
    name: text(),
    pets: references("zoo.pet"),
    favourite: reference("zoo.pet", { optional: true, onDelete: "set null" }),
});
const tagFields = fieldsOf({
    pk: uuid(),
    name: text(),
    cat: reference("zoo.cat", { accessor: "a_tag" }),
    spare: reference("zoo.cat", { optional: true, onDelete: "set default" }),
    hidden: reference("zoo.cat", { optional: true, accessor: false }),
    guard: reference("zoo.cat", { optional: true, onDelete: "protect", accessor: "z_guard" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "zoo.pet": Row<typeof petFields>;
        "zoo.cat": Row<typeof catFields>;
        "zoo.keeper": Row<typeof keeperFields>;
        "zoo.tag": Row<typeof tagFields>;
    }
}

const cat = resource("zoo.cat", {
    schema: "Cat",
    names: ["cat", "cats"],
    fields: catFields,
    families: ["zoo.pet"],
    relatedThrough: [{ accessor: "b_related", target: "zoo.tag", keys: ({ pk }, db) => db.where("zoo.tag", "spare", pk).map((tag) => tag.pk) }],
});
const keeper = resource("zoo.keeper", { schema: "Keeper", names: ["keeper", "keepers"], fields: keeperFields, label: ({ name }) => `Keeper ${name}` });
const tag = resource("zoo.tag", { schema: "Tag", names: ["tag", "tags"], fields: tagFields, access: superuser });
const pet = family("zoo.pet", { schema: "Pet", names: ["pet", "pets"], fields: petFields });
const registry = new Registry([{ name: "zoo", label: "Zoo", resources: [cat, keeper, tag], families: [pet] }], [], crudOperations);

const uses = (row: Stored, of: typeof cat | typeof keeper, db = emptyDb(registry), as = 1): JsonObject[] => {
    const told = usedBy(row, of, registry, callOf({ db, registry, as }));
    return Array.isArray(told) ? told.filter(isObject) : [];
};
const brief = (told: readonly JsonObject[]) => told.map(({ model_name, name, action }) => [model_name, name, action]);

function stocked() {
    const db = emptyDb(registry);
    const tom = db.create("zoo.cat", { name: "Tom" });
    return { db, tom };
}

describe("used_by", () => {
    it("names app, model, key and text form of each row, and what becomes of it", () => {
        const { db, tom } = stocked();
        const may = db.create("zoo.keeper", { name: "May", favourite: tom.pk });
        expect(uses(tom, cat, db)).to.deep.equal([{ app: "zoo", model_name: "keeper", pk: may.pk, name: "Keeper May", action: "SET_NULL" }]);
    });

    for (const [rule, field, action] of [
        ["cascade", "cat", "CASCADE"],
        ["set default", "spare", "SET_DEFAULT"],
        ["protect", "guard", "CASCADE"],
    ] as const)
        it(`${rule} is ${action}`, () => {
            const { db, tom } = stocked();
            const other = db.create("zoo.cat", { name: "Other" });
            db.create("zoo.tag", { name: "T", cat: other.pk, [field]: tom.pk });
            expect(brief(uses(tom, cat, db))).to.deep.include(["tag", "T", action]);
        });

    it("is told of relations that are hidden there by nobody", () => {
        const { db, tom } = stocked();
        const other = db.create("zoo.cat", { name: "Other" });
        db.create("zoo.tag", { name: "T", cat: other.pk, hidden: tom.pk });
        expect(uses(tom, cat, db)).to.deep.equal([]);
    });

    it("follows references to many both ways, once each where the row shows the other side itself", () => {
        const { db, tom } = stocked();
        const rex = db.create("zoo.cat", { name: "Rex", friends: [tom.pk] });
        const may = db.create("zoo.keeper", { name: "May", pets: [tom.pk] });
        expect(brief(uses(tom, cat, db)), "who points here").to.have.deep.members([
            ["cat", "Rex", "CASCADE_MANY"],
            ["keeper", "Keeper May", "CASCADE_MANY"],
        ]);
        expect(brief(uses(rex, cat, db)), "where it points").to.deep.equal([["cat", "Tom", "CASCADE_MANY"]]);
        expect(brief(uses(may, keeper, db)), "as the family that the relation names").to.deep.equal([["pet", "Tom", "CASCADE_MANY"]]);
    });

    it("follows what a resource says that it is related to through others", () => {
        const { db, tom } = stocked();
        const other = db.create("zoo.cat", { name: "Other" });
        db.create("zoo.tag", { name: "T", cat: other.pk, spare: tom.pk });
        expect(brief(uses(tom, cat, db))).to.deep.equal([
            ["tag", "T", "CASCADE_MANY"],
            ["tag", "T", "SET_DEFAULT"],
        ]);
    });

    it("is in the order of the relations' names", () => {
        const { db, tom } = stocked();
        const other = db.create("zoo.cat", { name: "Other", friends: [tom.pk] });
        db.create("zoo.tag", { name: "guards", cat: other.pk, guard: tom.pk });
        db.create("zoo.tag", { name: "tags", cat: tom.pk });
        db.create("zoo.keeper", { name: "May", pets: [tom.pk] });
        // a_tag, cat_set, keepers, z_guard
        expect(uses(tom, cat, db).map(({ name }) => name)).to.deep.equal(["tags", "Other", "Keeper May", "guards"]);
    });

    it("shows only rows that the caller may see", () => {
        const { db, tom } = stocked();
        db.create("zoo.tag", { name: "T", cat: tom.pk });
        expect(uses(tom, cat, db, 2)).to.deep.equal([]);
        expect(uses(tom, cat, db, 1)).to.have.length(1);
    });

    it("leaves out what points to nothing", () => {
        const { db } = stocked();
        const may = db.create("zoo.keeper", { name: "May", pets: ["00000000-0000-4000-8000-000000000000"] });
        expect(uses(may, keeper, db)).to.deep.equal([]);
    });
});
