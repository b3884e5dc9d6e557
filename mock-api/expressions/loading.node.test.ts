import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { isPythonReady, loadPython } from "#mock/python/python.ts";

describe("the address that tells whether Python is being loaded", () => {
    it("answers everybody, also while a request waits for it", async function () {
        // However busy the machine is.
        this.timeout(60_000);
        const backend = await createTestBackend();
        const isLoading = async () => (await backend.browser().get("/-/sandbox/python/")).body;
        const mustWait = !isPythonReady();
        const saved = backend.admin.post("policies/expression/", { name: "first", expression: "return True" });
        // Saving it begins to load Python, unless another test had it loaded; who asks meanwhile waits for nothing.
        let isSeen = false;
        while (!isSeen && !isPythonReady()) {
            isSeen = (await isLoading()).isLoading;
            await new Promise((resolve) => setTimeout(resolve));
        }
        expect(isSeen).to.equal(mustWait);
        expect((await saved).status).to.equal(201);
        await loadPython();
        expect(await isLoading()).to.deep.equal({ isLoading: false });
    });
});
