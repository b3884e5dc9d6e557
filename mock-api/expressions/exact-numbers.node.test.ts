import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

/** Numbers that JavaScript cannot hold, as JSON writes them. */
const EXACT = '{"id":123456789012345678,"share":1.0,"small":0.1234567890123456789,"huge":1e400,"list":[-98765432109876543210,2],"deep":{"zero":-0.0}}';

describe("numbers between the store and Python", () => {
    let backend: TestBackend;
    let user: number;

    before(async function () {
        // The first expression waits for Python, however busy the machine is.
        this.timeout(60_000);
        backend = await createTestBackend();
        user = (await backend.admin.post("core/users/", `{"username":"exact","name":"Exact","groups":[],"attributes":${EXACT}}`)).body.pk;
        expect(await decides("return True")).to.equal("passes");
    });

    async function decides(expression: string, context = "{}"): Promise<string> {
        const { body } = await backend.admin.post("policies/expression/", { name: `p-${Math.random()}`, expression });
        const answered = await backend.admin.post(`policies/all/${body.pk}/test/`, `{"user":${user},"context":${context}}`);
        expect(answered.status, JSON.stringify(answered.body)).to.equal(200);
        return answered.body.passing ? "passes" : answered.body.messages.join();
    }

    /** What a mapping gives, as text. */
    async function maps(expression: string): Promise<string> {
        const { body } = await backend.admin.post("propertymappings/scope/", { name: `m-${Math.random()}`, scope_name: "x", expression });
        return (await backend.admin.post(`propertymappings/all/${body.pk}/test/`, { user })).body.result;
    }

    const passing = [
        'return user.attributes["id"] == 123456789012345678',
        'return user.attributes["share"] == 1.0 and type(user.attributes["share"]) is float',
        'return user.attributes["list"] == [-98765432109876543210, 2]',
        'return user.attributes["huge"] == float("inf")',
        'return str(user.attributes["deep"]["zero"]) == "-0.0"',
        "from authentik.core.models import User\nreturn User.objects.filter(attributes__id=123456789012345678).exists()",
        "from authentik.core.models import User\nreturn User.objects.filter(attributes__share=1, attributes__id__gt=123456789012345677).exists()",
    ];
    for (const source of passing) it(source, async () => expect(await decides(source.replaceAll("user.", "request.user."))).to.equal("passes"));

    it("a context's numbers are exact", async () => {
        expect(await decides('return context["n"] == 123456789012345678 and type(context["f"]) is float', '{"n":123456789012345678,"f":2.0}')).to.equal(
            "passes",
        );
    });

    it("what Python gives is written digit by digit", async () => {
        expect(await maps('return [user.attributes["id"] + 1, 1.0, 2**100, 1e16, 0.5]')).to.equal(
            "[123456789012345679, 1.0, 1267650600228229401496703205376, 1e+16, 0.5]",
        );
    });

    it("what Python writes is stored digit by digit, and columns take numbers as their kind", async () => {
        expect(
            await decides(
                'u = request.user\ndel u.attributes["huge"]\nu.attributes["made"] = 2**70\nu.attributes["half"] = 3.0\nu.name = 7.0\nu.save()\nreturn True',
            ),
        ).to.equal("passes");
        const answered = await backend.fetch(
            new Request(`http://authentik.test/api/v3/core/users/${user}/`, { headers: { authorization: `Bearer ${backend.admin.token}` } }),
            backend.browser().jar,
        );
        const text = await answered.text();
        expect(text).to.contain('"made":1180591620717411303424').and.contain('"half":3.0').and.contain('"name":"7.0"').and.contain('"id":123456789012345678');
    });

    it("texts never become numbers", async () => {
        expect(await maps('return "\\x001"')).to.equal('"\\u00001"');
        expect(await decides('ak_message("\\x001")\nreturn True')).to.equal("A string literal cannot contain NUL (0x00) characters.");
        expect(await decides('request.user.name = "\\x005"\nrequest.user.save()')).to.equal("A string literal cannot contain NUL (0x00) characters.");
        expect(await decides('raise ValueError("\\x001")')).to.equal("\\x001");
        const { body } = await backend.admin.post("policies/expression/", { name: "query", expression: 'ak_message(repr(http_request.GET["q"]))' });
        const { messages } = (await backend.admin.post(`policies/all/${body.pk}/test/?q=%001`, { user })).body;
        expect(messages).to.deep.equal([String.raw`'\x001'`]);
    });

    it("what JSON has no number for is an error of the expression, never of the server", async () => {
        expect(await maps('return float("nan")')).to.match(/^Out of range float values are not JSON compliant/);
        expect(await decides('ak_logger.info("x", share=float("inf"))\nreturn True')).to.match(/passes|^Out of range float values/);
        expect(await maps("return 10 ** 5000")).to.match(/^Exceeds the limit \(4300 digits\)/);
    });
});
