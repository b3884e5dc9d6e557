import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

/** What a user's attributes are after a blueprint has been applied that sets them to this YAML. */
async function attributes(yaml: string, { context = {}, environment = {} }: { context?: object; environment?: Record<string, string> } = {}) {
    const { admin } = await createTestBackend({ environment });
    const content = `version: 1
entries:
  - model: authentik_core.group
    id: team
    identifiers: { name: Team }
  - model: authentik_core.user
    identifiers: { username: ada }
    attrs: { name: Ada, groups: [!KeyOf team], attributes: { value: ${yaml} } }
`;
    const made = await admin.post("managed/blueprints/", { name: "Mine", content, context });
    if (made.status !== 201) return made.body.content.join("\n");
    await admin.post(`managed/blueprints/${made.body.pk}/apply/`);
    return (await admin.get("core/users/?username=ada")).body.results[0].attributes.value;
}

describe("tags of blueprints", () => {
    for (const [yaml, expected] of [
        ["!Context colour", "red"],
        ["!Context [nothing, fallback]", "fallback"],
        ["!Env [NOTHING, fallback]", "fallback"],
        ["!Env AUTHENTIK_COLOUR", "blue"],
        ['!Format ["%s has %d", Ada, 3]', "Ada has 3"],
        ['!Format ["%03d %% %s", 7, true]', "007 % True"], // D2
        ["!If [!Context flag, yes-branch, no-branch]", "yes-branch"],
        ["!If [!Condition [AND, !Context flag, false], 1, 2]", 2],
        ["!Condition [XOR, true, false]", true],
        ["!Condition [NOR, false, '']", true],
        ["!Enumerate [[a, b], SEQ, !Format ['%d %s', !Index 0, !Value 0]]", ["0 a", "1 b"]],
        ["!Enumerate [{ a: 1, b: 2 }, MAP, [!Index 0, { n: !Value 0 }]]", { a: { n: 1 }, b: { n: 2 } }],
        ["!Enumerate [[[1, 2], [3]], SEQ, !Enumerate [!Value 0, SEQ, !Format ['%d.%d', !Index 1, !Value 0]]]", [["0.1", "0.2"], ["1.3"]]],
        ["!Find [authentik_flows.flow, [slug, there-is-none]]", null],
    ] as const)
        it(`${yaml} gives ${JSON.stringify(expected)}`, async () => {
            const given = await attributes(yaml, { context: { colour: "red", flag: true }, environment: { AUTHENTIK_COLOUR: "blue" } });
            expect(given).to.deep.equal(expected);
        });

    for (const [yaml, complaint] of [
        ["!KeyOf nobody", "nobody"],
        ["!Index 0", "Index"],
        ["!Condition [MAYBE, 1]", "mode"],
        ["!Find [authentik_flows.nothing, [slug, x]]", "authentik_flows.nothing"],
        ["!File x", "!File"],
        ["!Find [authentik_flows.flow, [colour, red]]", "authentik_flows.flow has no field colour"], // D3
        ["!Format ['%d', x]", "a real number is required, not str"], // D2
        ["!Enumerate [3, SEQ, 1]", "Enumerate"],
    ] as const)
        it(`${yaml} is refused with its name`, async () => {
            expect(await attributes(yaml)).to.contain(complaint);
        });

    it("!Find gives the key of what is there", async () => {
        expect(await attributes("!Find [authentik_flows.flow, [slug, default-authentication-flow]]")).to.match(/^[0-9a-f-]{36}$/);
    });
});
