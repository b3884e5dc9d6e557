import { expect } from "@open-wc/testing";
import { locale } from "#src/context/locale.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { problemText } from "./fault.ts";

const GROUP = "model: authentik_core.group";
const about = (rest: string) => `version: 1\nentries:\n  - { ${GROUP}, ${rest} }\n`;
const named = (name: string) => about(`identifiers: { name: ${name} }`);
const given = (attrs: string) => about(`identifiers: { name: a }, attrs: { ${attrs} }`);

const FAULTS: Readonly<Record<string, string>> = {
    "no object": "- a",
    "another version": "version: 2\nentries: []",
    "no entries": "version: 1",
    "a tag in the metadata": "version: 1\nmetadata: { name: !Env A }\nentries: []",
    "a tag in the context": "version: 1\ncontext: { name: !Env A }\nentries: []",
    "no YAML": "a: [",
    "an entry that is a text": "version: 1\nentries: [a]",
    "no model": "version: 1\nentries: [{ identifiers: { name: a } }]",
    "an unknown model": "version: 1\nentries: [{ model: a.b, identifiers: { name: a } }]",
    "no identifiers": about("attrs: { name: a }"),
    "identifiers that are a text": about("identifiers: a"),
    "an identifier that is no field": about("identifiers: { shoe: a }"),
    "a state that there is not": about("state: gone, identifiers: { name: a }"),
    "a blueprint that is not there": "version: 1\nentries: [{ model: authentik_blueprints.metaapplyblueprint, attrs: { identifiers: { name: a } } }]",
    "a flag that is a number": given("is_superuser: 17"),
    "a text that is a list": about("identifiers: { name: [a] }"),
    "a list that is a text": given("users: nobody"),
    "a key that is a flag": given("users: [true]"),
    "nobody's key": given("users: [9999]"),
    "attributes that are a text": given("attributes: a"),
    "an entry that comes later": given("parent: !KeyOf later"),
    "a kind to find that there is not": given("parent: !Find [a.b, [name, a]]"),
    "a field to find that there is not": given("parent: !Find [authentik_core.group, [shoe, a]]"),
    "a condition without a mode": about("identifiers: { name: a }, conditions: [!Condition [MAYBE, true]]"),
    "a loop through a number": given("attributes: !Enumerate [5, MAP, !Value 0]"),
    "a value outside of a loop": named("!Value 0"),
    "a context without a name": named("!Context [[a]]"),
};

describe("what is wrong with a blueprint", () => {
    const engine = withEngine();
    afterEach(() => locale.set("en"));

    for (const [fault, content] of Object.entries(FAULTS))
        it(`is said in the visitor's language: ${fault}`, async () => {
            const { problems } = (await engine.backend.admin.post("/-/sandbox/blueprint/difference/", { content })).body;
            expect(problems, fault).to.have.length(1);
            const { message } = problems[0];
            const english = problemText({ message });
            await locale.set("de");
            expect(problemText({ message })).not.to.equal(english);
        });
});
