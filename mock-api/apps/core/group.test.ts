import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

describe("groups", () => {
    let backend: TestBackend;
    beforeEach(async () => void (backend = await createTestBackend()));
    const make = async (name: string, parent?: string): Promise<string> => (await backend.admin.post("core/groups/", { name, users: [], parent })).body.pk;
    const put = (pk: string, parent: string | null) => backend.admin.patch(`core/groups/${pk}/`, { parent });
    const refused = { status: 400, body: { parent: ["A group cannot be inside itself."] } };
    const answer = async (asked: ReturnType<typeof put>) => {
        const { status, body } = await asked;
        return { status, body };
    };

    it("B23: are never inside themselves, however many groups are between", async () => {
        const company = await make("Company");
        const sales = await make("Sales", company);
        const team = await make("Team", sales);
        for (const parent of [company, sales, team]) expect(await answer(put(company, parent))).to.deep.equal(refused);
        expect(await answer(put(sales, team))).to.deep.equal(refused);
        const { body } = await backend.admin.get(`core/groups/${company}/`);
        expect(body.parent).to.equal(null);
    });

    it("move elsewhere, and out of their parent", async () => {
        const [company, other] = [await make("Company"), await make("Other")];
        const sales = await make("Sales", company);
        expect((await put(sales, other)).status).to.equal(200);
        expect((await put(company, sales)).status).to.equal(200);
        expect((await put(sales, null)).status).to.equal(200);
    });
});
