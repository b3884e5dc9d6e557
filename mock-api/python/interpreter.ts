import type { PyodideAPI } from "pyodide";
import START from "./start.json";
import { type Surroundings, withGuardedImports } from "./imports.ts";

/** What the host of the engine gives: where CPython's files are, and those of our own package. */
export interface PythonHost {
    /** Starts CPython with these settings: `loadPyodide` of the package `pyodide`, from wherever its files are served. */
    load(settings: object): Promise<PyodideAPI>;
    /** Our Python files by path, such as `authentik/core/models.py`. */
    files(): Promise<Readonly<Record<string, string>>>;
    /** Told before and after something that takes seconds, in which this thread does nothing else. */
    told?(isLoading: boolean): void;
}

/** What Python may ask of the engine while it runs: a name and arguments as JSON text; answers are JSON text. Must not throw. */
export type Answer = (question: string) => string;

/** For how long one expression may run, in ms. Tests that wait for it make it shorter. */
export const limits = { timeMs: 2000 };
/** How long an expression that has caught its interruption may go on until the next one, in ms, and how often. */
const GRACE_MS = 250;
const STRIKES = 5;
const SIGINT = 2;

const PREPARE = JSON.stringify({ prepare: true });

/** Where our files lie in Python's own file system. */
const FOLDER = "/lib/python3.14/site-packages";
const READ_ONLY = ["open", "mkdir", "mknod", "rename", "rmdir", "unlink", "symlink", "truncate", "chmod", "chown", "mount"] as const;

/** Everything in one: what is being run now. Calls may nest: a policy calls another one. */
interface Run {
    readonly answer: Answer;
    readonly surroundings: Pick<Surroundings, "now" | "measured" | "random">;
}

/** CPython, ready to run expressions. Not shared between threads, and shared by all backends of one. */
export class Interpreter {
    readonly #runs: Run[] = [];
    #deadline = Infinity;
    #strikes = 0;
    /** Whether this run has asked for more memory than there may be. */
    #isFull = false;
    #isLost = false;
    #isPrepared = false;
    #call!: (request: string) => string;
    readonly #host: PythonHost;

    private constructor(host: PythonHost) {
        this.#host = host;
    }

    /** Loads CPython and our package into it. Takes seconds. */
    static async start(host: PythonHost): Promise<Interpreter> {
        const interpreter = new Interpreter(host);
        const surroundings: Surroundings = {
            now: () => interpreter.#run?.surroundings.now() ?? Date.now(),
            measured: () => interpreter.#run?.surroundings.measured(),
            random: (length) => interpreter.#run?.surroundings.random(length) ?? crypto.getRandomValues(new Uint8Array(length)),
            signal: () => interpreter.#signal(),
            full: () => {
                interpreter.#isFull = true;
                interpreter.#run?.surroundings.measured();
            },
        };
        const settings = {
            jsglobals: {},
            lockFileContents: JSON.stringify(START.lock),
            env: START.env,
            stdin: () => null,
            stdout: () => undefined,
            stderr: () => undefined,
        };
        const [python, files] = await Promise.all([withGuardedImports(surroundings, () => host.load(settings)), host.files()]);
        for (const [path, content] of Object.entries(files)) {
            python.FS.mkdirTree(`${FOLDER}/${path.slice(0, path.lastIndexOf("/"))}`);
            python.FS.writeFile(`${FOLDER}/${path}`, content);
        }
        interpreter.#connect(python);
        return interpreter;
    }

    #connect(python: PyodideAPI): void {
        const ask = (question: string): string => this.#run?.answer(question) ?? "null";
        // Python sees this function as an object with attributes: it must lead nowhere.
        const bare = Object.freeze(Object.setPrototypeOf(Object.assign(ask, { apply: ask.apply }), null) as typeof ask);
        const start = python.runPython("from sandbox.entry import start\nstart") as (ask: Answer) => (request: string) => string;
        this.#call = start(bare);
        python.setInterruptBuffer(new Uint8Array(1));
        closeFiles(python);
        silence(python);
        forgetPicture(python);
    }

    get #run(): Run | undefined {
        return this.#runs.at(-1);
    }

    /** True once it has been torn down by something that CPython cannot survive here: another must be started. */
    get isLost(): boolean {
        return this.#isLost;
    }

    /**
     * Asks our package something, as JSON texts. Throws LostInterpreter for what tears CPython down (the stack of the host overflows, an expression
     * that cannot be interrupted).
     */
    call(request: string, run: Run): string {
        if (!this.#isPrepared) {
            // Our package and the models take a while to load: no expression pays for that with its time.
            this.#host.told?.(true);
            try {
                this.#within(run, () => this.#call(PREPARE));
            } finally {
                this.#host.told?.(false);
            }
            this.#isPrepared = true;
        }
        return this.#bounded(run, request);
    }

    /** The time of a run is that of all that it calls. */
    #bounded(run: Run, request: string): string {
        if (!this.#runs.length) {
            this.#deadline = performance.now() + limits.timeMs;
            this.#strikes = 0;
            this.#isFull = false;
        }
        return this.#within(run, () => this.#call(request));
    }

    /** Asks about the syntax of an expression, for which no engine is needed. */
    check(request: string): string {
        const surroundings = { now: Date.now, measured: () => undefined, random: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
        return this.#bounded({ answer: () => "null", surroundings }, request);
    }

    #within(run: Run, work: () => string): string {
        this.#runs.push(run);
        try {
            return work();
        } catch (error) {
            // An exception of Python that came when the expression was over already (an interruption, no memory for the answer) does no harm.
            const kind = (error as { type?: unknown } | null)?.type;
            this.#isLost ||= typeof kind !== "string";
            // Whatever it dies of after its time is over, it died of that.
            const isTime = this.#strikes > 0;
            throw new LostInterpreter(isTime ? "time" : kind === "MemoryError" || this.#isFull ? "memory" : "depth", { cause: error });
        } finally {
            this.#runs.pop();
            if (!this.#runs.length) this.#deadline = Infinity;
        }
    }

    /** Interrupts what runs too long. What cannot be interrupted, because it catches everything, takes the interpreter with it. */
    #signal(): number {
        const now = performance.now();
        if (now < this.#deadline) return 0;
        if (++this.#strikes > STRIKES) throw new Error("This expression cannot be interrupted.");
        this.#deadline = now + GRACE_MS;
        this.#run?.surroundings.measured();
        return SIGINT;
    }
}

/** CPython is gone. `reason`: what it died of. */
export class LostInterpreter extends Error {
    readonly reason: "time" | "memory" | "depth";
    constructor(reason: LostInterpreter["reason"], options?: ErrorOptions) {
        super(`Python was lost: ${reason}.`, options);
        this.reason = reason;
    }
}

/** From now on, files can be read where Python's own library is, and nothing else. */
function closeFiles({ FS }: PyodideAPI): void {
    const { open, ErrnoError } = FS;
    const refuse = (): never => {
        throw new ErrnoError(2);
    };
    for (const name of READ_ONLY) FS[name] = refuse;
    const READ = 0;
    FS.open = (path: unknown, flags: unknown, ...more: unknown[]) =>
        typeof path === "string" && path.startsWith("/lib/") && isReading(flags, READ) ? open(path, flags, ...more) : refuse();
}

const ACCESS_MODE = 0o3;
const CREATE_OR_TRUNCATE = 0o1100;
const isReading = (flags: unknown, read: number): boolean =>
    flags === "r" || flags === undefined || (typeof flags === "number" && (flags & ACCESS_MODE) === read && !(flags & CREATE_OR_TRUNCATE));

interface Insides {
    fatal_error?: (error: unknown) => never;
    readonly config?: { _loadSnapshot?: unknown };
}
const insides = (python: PyodideAPI): Insides => (python as unknown as { _api: Insides })._api;

/** The picture of the memory that it has started from is not needed again: 31 MB. */
function forgetPicture(python: PyodideAPI): void {
    const { config } = insides(python);
    if (config) config._loadSnapshot = undefined;
}

/** An interpreter that dies is reported by us; by itself it would write pages to the console. */
function silence(python: PyodideAPI): void {
    insides(python).fatal_error = (error) => {
        throw error;
    };
}
