import { expect } from "chai";
import { crudOperations } from "#kernel/resource/crud.ts";
import { can, everyMember, facet } from "./facet.ts";
import { describe as fieldsOf, text, uuid } from "./fields.ts";
import { Registry } from "#kernel/resource/registry.ts";
import { type App, family, resource } from "#kernel/resource/resource.ts";

const fields = fieldsOf({ pk: uuid(), name: text() });
declare module "#kernel/base/models.ts" {
    interface Models {
        "test.animal": { readonly pk: string; readonly name: string };
        "test.cat": { readonly pk: string; readonly name: string };
        "test.fish": { readonly pk: string; readonly name: string };
    }
}
const sounds = facet<(name: string) => string>("sounds");
const animal = family("test.animal", { schema: "Animal", names: ["animal", "animals"], fields });
const cat = resource("test.cat", { schema: "Cat", names: ["cat", "cats"], fields, families: ["test.animal"], facets: [sounds((name) => `${name}: meow`)] });
const fish = resource("test.fish", { schema: "Fish", names: ["fish", "fishes"], fields, families: ["test.animal"] });

const registryOf = (...apps: Partial<App>[]) =>
    new Registry(
        apps.map((app) => ({ name: "test", label: "Test", ...app })),
        [],
        crudOperations,
    );
const animals: Partial<App> = { families: [animal], resources: [cat, fish] };

describe("facets", () => {
    it("are asked for by kind, wherever they were declared", () => {
        const registry = registryOf(animals, {
            facets: [
                can(
                    fish,
                    sounds((name) => `${name}: blub`),
                ),
            ],
        });
        expect(registry.facetOf("test.cat", sounds)!("Tom")).to.equal("Tom: meow");
        expect(registry.facetOf("test.fish", sounds)!("Nemo")).to.equal("Nemo: blub");
        expect([...registry.with(sounds).keys()]).to.deep.equal(["test.cat", "test.fish"]);
    });

    it("are missing where they were not declared", () => {
        expect(registryOf(animals).facetOf("test.fish", sounds)).to.equal(undefined);
        expect([...registryOf().with(sounds)]).to.deep.equal([]);
    });

    it("that every member of a family must have are missed at start-up, by name", () => {
        expect(() => registryOf(animals, { demands: [everyMember(animal, sounds)] })).to.throw(
            'test.fish is a member of test.animal, whose members declare "sounds": this one does not.',
        );
    });

    it("cannot be declared twice for a kind", () => {
        expect(() => registryOf(animals, { facets: [can(cat, sounds(String))] })).to.throw('test.cat declares "sounds" twice');
    });
});
