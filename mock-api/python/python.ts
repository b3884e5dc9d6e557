import { NotReady } from "#kernel/host/not-ready.ts";
import { Interpreter, type PythonHost } from "./interpreter.ts";

/** How long a host that could not load Python is not asked again, in ms. */
const RETRY_MS = 10_000;

type State =
    | { readonly kind: "idle" }
    | { readonly kind: "loading"; readonly ready: Promise<void> }
    | { readonly kind: "ready"; readonly interpreter: Interpreter }
    | { readonly kind: "failed"; readonly message: string; readonly until: number };

/** One interpreter for all backends of a process: it keeps nothing between two expressions. */
let host: PythonHost | undefined;
let state: State = { kind: "idle" };

/** Tells where Python is to be had; called once by whoever hosts the engine. */
export function providePython(provided: PythonHost): void {
    host = provided;
}

/** Whether expressions can be run at all: a build step has no Python. */
export const hasPython = (): boolean => host !== undefined;

export const isPythonReady = (): boolean => state.kind === "ready" && !state.interpreter.isLost;

/** Whether somebody may be waiting for it. */
export const isPythonLoading = (): boolean => state.kind === "loading";

/** Python could not be loaded: expressions fail with this text, and everything else goes on. */
export class NoPython extends Error {}

/** The interpreter. Throws NotReady while it is being loaded, which is begun here, and NoPython where it cannot be. */
export function python(): Interpreter {
    if (state.kind === "ready") {
        if (!state.interpreter.isLost) return state.interpreter;
        state = { kind: "idle" };
    }
    if (state.kind === "failed" && performance.now() < state.until) throw new NoPython(state.message);
    throw new NotReady("Python, which is loaded when the first expression is run", loadPython());
}

/**
 * Throws NotReady while Python can be had and is not there yet. For requests that take something which counts once and commit that before an
 * expression is run, as a source's answer: they could not be begun anew.
 */
export function awaitPython(): void {
    if (!host || isPythonReady() || (state.kind === "failed" && performance.now() < state.until)) return;
    python();
}

/** Begins to load it, where that has not begun. Resolves when it is there, or could not be had. */
export function loadPython(): Promise<void> {
    if (state.kind === "loading") return state.ready;
    if (state.kind === "ready" && !state.interpreter.isLost) return Promise.resolve();
    if (!host) {
        state = { kind: "failed", message: "Python is not there: this host of the sandbox brings none.", until: Infinity };
        return Promise.resolve();
    }
    const { told } = host;
    told?.(true);
    const ready = Interpreter.start(host)
        .then(
            (interpreter) => void (state = { kind: "ready", interpreter }),
            (error: unknown) => {
                const message = `Python could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
                state = { kind: "failed", message, until: performance.now() + RETRY_MS };
            },
        )
        .finally(() => told?.(false));
    state = { kind: "loading", ready };
    return ready;
}
