import { expect } from "chai";
import { callOf, emptyDb } from "#kernel/testing/call.test-helper.ts";
import { crudOperations } from "./crud.ts";
import { everyMember, facet } from "#kernel/base/facet.ts";
import { describe as fieldsOf, reference, type Row, text, uuid } from "#kernel/base/fields.ts";
import { on } from "./listener.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { ok } from "#kernel/http/operation.ts";
import { Registry, registryOf } from "./registry.ts";
import { type App, family, resource } from "./resource.ts";
import { View } from "./view.ts";

const fields = fieldsOf({ pk: uuid(), name: text() });
const petFields = fieldsOf({ pk: uuid() });
declare module "#kernel/base/models.ts" {
    interface Models {
        "farm.cow": Row<typeof fields>;
        "farm.pig": Row<typeof fields>;
        "farm.animal": Row<typeof petFields>;
    }
}
const cow = resource("farm.cow", {
    path: "cows/{uuid}",
    schema: "Cow",
    names: ["cow", "cows"],
    fields,
    families: ["farm.animal"],
    secondaryPath: { path: "public/cows/{uuid}", schema: "PublicCow", operations: ["list"] },
});
const pig = resource("farm.pig", { schema: "Pig", names: ["pig", "pigs"], fields, families: ["farm.animal"] });
const animal = family("farm.animal", { path: "animals/{uuid}", schema: "Animal", names: ["animal", "animals"], fields: petFields });

const app = (more: Partial<App> = {}): App => ({ name: "farm", label: "Farm", ...more });
const build = (...apps: Partial<App>[]) => new Registry(apps.map(app), [], crudOperations);

describe("the registry", () => {
    const registry = build({ resources: [cow, pig], families: [animal] });

    it("finds resources by their model; any other name is a defect of ours", () => {
        expect(registry.resource("farm.cow")).to.equal(cow);
        expect([registry.has("farm.cow"), registry.has("farm.animal"), registry.has("toString")]).to.deep.equal([true, false, false]);
        expect(() => registry.resource("farm.animal")).to.throw("no resource farm.animal");
    });

    it("finds views by schema, model and family, secondary places included", () => {
        const named = new View("Brief", "farm.cow", { pk: fields.pk });
        const known = build({ resources: [cow], families: [animal], views: [named] });
        for (const [name, shown] of [
            ["Cow", cow.view],
            ["farm.cow", cow.view],
            ["farm.animal", animal.view],
            ["PublicCow", cow.secondary!.view],
            ["Brief", named],
        ] as const)
            expect(known.view(name), name).to.equal(shown);
        expect(() => known.view("Calf")).to.throw("no view Calf");
    });

    it("makes operations of descriptions, of those that are served", () => {
        const paths = registry.operations.map(({ method, path }) => `${method} ${path}`);
        expect(paths).to.include.members(["GET cows/", "POST cows/", "DELETE cows/{uuid}/", "GET public/cows/", "GET animals/", "GET animals/{uuid}/used_by/"]);
        expect(paths, "a second place has what it says").not.to.include("POST public/cows/");
        expect(paths, "what cannot be changed through its family").not.to.include("POST animals/");
        expect(
            paths.filter((path) => path.includes("pig")),
            "kept, not served",
        ).to.deep.equal([]);
    });

    it("gathers what all apps bring, in their order", () => {
        const hello = endpoint("GET /hello/", { authenticate: byNobody }, () => ok("hello"));
        const task = (name: string) => ({ name, description: name, every: 1000, run: () => [] });
        const known = build({ tasks: [task("first")], endpoints: [hello] }, { tasks: [task("second")] });
        expect([...known.tasks.keys()]).to.deep.equal(["first", "second"]);
        expect(known.endpoints).to.deep.equal([hello]);
        expect(known.apps).to.have.length(2);
    });

    it("lets follow what apps say that follows, for the request that causes it", () => {
        const heard: unknown[] = [];
        const known = build(
            { resources: [cow, pig], families: [animal] },
            { listeners: [on("farm.animal", ["created"], ({ row, model, call, db }) => heard.push([model, row.pk, call, db]))] },
        );
        const db = emptyDb(known);
        const call = callOf({ db, registry: known });
        let current: typeof call | undefined;
        known.attach(db, () => current);
        const first = db.create("farm.cow", { name: "Bess" });
        current = call;
        const second = db.create("farm.pig", { name: "Babe" });
        db.update("farm.pig", second.pk, { name: "Babette" });
        expect(heard).to.deep.equal([
            ["farm.cow", first.pk, undefined, db],
            ["farm.pig", second.pk, call, db],
        ]);
    });

    it("is whole behind every call that a host makes; anything less is a defect", () => {
        const call = callOf({ registry });
        expect(registryOf(call)).to.equal(registry);
        Object.assign(call, { registry: { has: () => false } });
        expect(() => registryOf(call)).to.throw("not a whole one");
    });
});

describe("at start-up", () => {
    const sounds = facet<string>("sounds");

    it("a model that is described twice is refused", () => {
        expect(() => new Registry([app({ resources: [cow] })], [cow.schema], crudOperations)).to.throw("farm.cow is described twice");
    });

    it("a kind that lacks what its family demands is refused, by name", () => {
        expect(() => build({ resources: [cow, pig], families: [animal], demands: [everyMember(animal, sounds)] })).to.throw(
            'farm.cow is a member of farm.animal, whose members declare "sounds": this one does not.',
        );
    });

    it("the demand is met by an app that knows how to run the kind", () => {
        const known = build(
            { resources: [cow, pig], families: [animal], demands: [everyMember(animal, sounds)] },
            { facets: [{ model: "farm.cow", abilities: [sounds("moo")] }] },
            { facets: [{ model: "farm.pig", abilities: [sounds("oink")] }] },
        );
        expect([known.facetOf("farm.cow", sounds), known.facetOf("farm.pig", sounds), known.facetOf(undefined, sounds)]).to.deep.equal([
            "moo",
            "oink",
            undefined,
        ]);
    });

    it("references may point to what another app describes, or to nothing yet", () => {
        const owned = resource("farm.pig", {
            schema: "Pig",
            names: ["pig", "pigs"],
            fields: { ...fields, cow: reference("farm.cow"), barn: reference("farm.barn") },
        });
        const known = build({ resources: [owned] }, { resources: [cow] });
        expect(known.schema.isKnown("farm.barn")).to.equal(false);
        expect(known.schema.pointingTo(cow.schema).map(({ relation }) => relation.name)).to.deep.equal(["cow"]);
    });
});
