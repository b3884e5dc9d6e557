import type { BackendOptions } from "#mock/backend.ts";
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
