import { expect } from "@open-wc/testing";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { searchObjects } from "./objects.ts";

describe("objects that are looked for by name", () => {
    const engine = withEngine();
    const asked: string[] = [];
    beforeEach(async () => {
        await engine.backend.admin.post("core/applications/", { name: "Grafana", slug: "charts" });
        await engine.backend.admin.post("core/applications/", { name: "Gravel", slug: "gravel" });
        await engine.backend.admin.post("core/users/", { username: "amara", name: "Amara Okafor", groups: [] });
        asked.length = 0;
        engine.watch(async ({ url }) => void asked.push(url));
    });
    const found = async (text: string) => (await searchObjects(text, new AbortController().signal)).found.map(({ label }) => label);

    it("are found though one letter is too few, too many, wrong, or changed over with its neighbour", async () => {
        for (const text of ["Grafna", "grafanna", "grafona", "Garfana", "grafaan"]) expect(await found(text), text).to.deep.equal(["Grafana"]);
    });
    it("are found by what stands beside the name, too, and by several words of which one is wrong", async () => {
        expect(await found("chrats")).to.deep.equal(["Grafana"]);
        expect(await found("amara okfor")).to.deep.equal(["amara"]);
    });
    it("are asked for once only, where they are called so; and where the text is too short to forgive anything", async () => {
        expect(await found("Grafana")).to.deep.equal(["Grafana"]);
        const once = asked.length;
        expect(new Set(asked).size).to.equal(once);
        asked.length = 0;
        expect(await found("qxz")).to.deep.equal([]);
        expect(asked).to.have.length(once);
    });
    it("are none, where nothing is called nearly so", async () => {
        expect(await found("qxzwvk")).to.deep.equal([]);
    });
});
