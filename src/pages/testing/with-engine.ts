import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import type { BackendOptions } from "#mock/backend.ts";
import { loadPython } from "#mock/python/python.ts";
import { useTheme } from "#src/elements/testing/colors.ts";
import { startEngine, type Engine } from "./engine.ts";

/** An engine of its own for each test of the `describe` around it: what one test has stored, opened or switched, the next does not see. */
export function withEngine(options: BackendOptions = {}): Engine {
    let engine: Engine;
    beforeEach(async () => {
        engine = await startEngine(options);
    });
    afterEach(async () => {
        for (const left of document.querySelectorAll("ak-modal, ak-messages")) left.remove();
        await useTheme("light");
        await engine.close();
    });
    return {
        get backend() {
            return engine.backend;
        },
        asked: (part) => engine.asked(part),
        fail: (isFailing) => engine.fail(isFailing),
        watch: (before) => engine.watch(before),
        use: (client) => engine.use(client),
        close: () => engine.close(),
    };
}

/** ms for CPython to load on a busy machine. */
const LOADING_MS = 120_000;

/** Loads what runs expressions before the tests of the `describe` around it, so that none of them waits for it. */
export function withPython(): void {
    before(async function () {
        this.timeout(LOADING_MS);
        // Says where it is.
        await (await createTestBackend()).close();
        await loadPython();
    });
}
