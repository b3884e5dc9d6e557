/** What the interpreter may know of its surroundings, asked while it runs. */
export interface Surroundings {
    /** ms since the epoch. */
    now(): number;
    /** Told when a clock is read that counts what has passed, and when a run comes to a limit: what follows depends on the moment. */
    measured(): void;
    random(length: number): Uint8Array;
    /** Asked every few dozen steps of Python: the number of a signal (2 interrupts), or 0. May throw: the interpreter is lost then. */
    signal(): number;
    /** Told when more memory is asked for than there may be. */
    full(): void;
}

/** Largest memory of the interpreter in bytes; what asks for more gets a MemoryError. It starts with 31 MB. */
export const MAX_MEMORY = 160 * 1024 * 1024;

type Imports = Record<string, Record<string, unknown>>;

/** Errno of the interpreter's libc: operation not permitted. */
const EPERM = 63;
const REALTIME = 0;
const PAGE = 65536;

/**
 * Functions of the host that CPython must not reach, by their names in the module: running scripts and programs, sockets, shared
 * libraries and what ctypes is made of, timers, workers, windows. Python code that gets at `os.system` or at a socket ends here.
 */
const REFUSED = [
    /^_?emscripten_(?!get_now|date_now|_?get_now_res|resize_heap|get_heap_max|notify_memory_growth|throw|console|err|out|stack|log|runtime_keepalive)/,
    /^_?_emscripten_(system|dlopen_js|fs_load_embedded_files|lookup_name)$/,
    /^__syscall_(socket|socketpair|connect|bind|listen|accept4|sendto|sendmsg|recvfrom|recvmsg|getsockname|getpeername|getsockopt|setsockopt|shutdown)$/,
    /^_dlopen_js$|^_dlsym|^ffi_|^_maybe_|^getaddrinfo$|^getnameinfo$|^(gl|egl|SDL|alc?[A-Z])/,
];

/** The host's functions as CPython gets them: clock, randomness and signals are ours, what is dangerous answers "not permitted". */
export function guardedImports(imports: Imports, surroundings: Surroundings, memory: () => WebAssembly.Memory): Imports {
    const ours = {
        clock_time_get: (original: unknown) => (clock: number, precision: bigint, at: number) => {
            if (clock !== REALTIME) {
                surroundings.measured();
                return (original as (...args: unknown[]) => number)(clock, precision, at);
            }
            new DataView(memory().buffer).setBigUint64(at >>> 0, BigInt(Math.round(surroundings.now())) * 1_000_000n, true);
            return 0;
        },
        emscripten_date_now: () => () => surroundings.now(),
        emscripten_get_now: (original: unknown) => () => {
            surroundings.measured();
            return (original as () => number)();
        },
        random_get: () => (at: number, length: number) => {
            new Uint8Array(memory().buffer, at >>> 0, length).set(surroundings.random(length));
            return 0;
        },
        _Py_CheckEmscriptenSignals_Helper: () => () => surroundings.signal(),
    };
    const guarded = (name: string, value: unknown): unknown => {
        if (Object.hasOwn(ours, name)) return ours[name as keyof typeof ours](value);
        return REFUSED.some((pattern) => pattern.test(name)) ? () => -EPERM : value;
    };
    const guard = (functions: Record<string, unknown>): Record<string, unknown> =>
        Object.fromEntries(Object.entries(functions).map(([name, value]) => [name, guarded(name, value)]));
    return { ...imports, env: guard(imports.env ?? {}), wasi_snapshot_preview1: guard(imports.wasi_snapshot_preview1 ?? {}) };
}

/** Does `load` while modules of WebAssembly that hold CPython are put together with guarded imports and bounded memory. */
export async function withGuardedImports<T>(surroundings: Surroundings, load: () => Promise<T>): Promise<T> {
    const { instantiate, instantiateStreaming } = WebAssembly;
    // Node has no streaming.
    const isStreaming = "instantiateStreaming" in WebAssembly;
    let memory: WebAssembly.Memory | undefined;
    const guard = (imports: unknown): WebAssembly.Imports | undefined =>
        isPython(imports) ? (guardedImports(imports, surroundings, () => memory!) as WebAssembly.Imports) : (imports as WebAssembly.Imports | undefined);
    const bind = <R>(result: R, imports: unknown): R => {
        if (!isPython(imports)) return result;
        const { exports } = result instanceof WebAssembly.Instance ? result : (result as WebAssembly.WebAssemblyInstantiatedSource).instance;
        memory = exports.memory as WebAssembly.Memory;
        bound(memory, surroundings);
        return result;
    };
    const guarded = async (source: BufferSource | WebAssembly.Module, imports?: unknown) =>
        bind(await (instantiate as (source: unknown, imports?: WebAssembly.Imports) => Promise<unknown>)(source, guard(imports)), imports);
    const guardedStreaming = async (source: Response | PromiseLike<Response>, imports?: unknown) =>
        bind(await instantiateStreaming(source, guard(imports)), imports);
    Object.assign(WebAssembly, { instantiate: guarded, ...(isStreaming ? { instantiateStreaming: guardedStreaming } : {}) });
    try {
        return await load();
    } finally {
        Object.assign(WebAssembly, { instantiate, ...(isStreaming ? { instantiateStreaming } : {}) });
    }
}

const isPython = (imports: unknown): imports is Imports => typeof imports === "object" && imports !== null && "GOT.func" in imports;

function bound(memory: WebAssembly.Memory, surroundings: Surroundings): void {
    const grow = memory.grow.bind(memory);
    memory.grow = (pages) => {
        if (memory.buffer.byteLength + pages * PAGE > MAX_MEMORY) {
            surroundings.full();
            throw new RangeError("Python's memory is used up.");
        }
        return grow(pages);
    };
}
