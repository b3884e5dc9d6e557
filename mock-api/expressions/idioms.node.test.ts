import { expect } from "chai";
import { loadPython, python } from "#mock/python/python.ts";
import { registry } from "#mock/registry.ts";
import values from "./idioms/values.json";
import { toldModels } from "./told-models.ts";

const HTTP = {
    user: null,
    method: "GET",
    path: "/",
    search: "",
    scheme: "http",
    host: "localhost",
    id: "",
    ip: "127.0.0.1",
    query: [],
    form: [],
    headers: [],
    body: "",
    session: {},
};

/** Runs a body as an expression, outside any engine; gives the text form of what it returns. `named`: more of the request to Python. */
function run(source: string): string {
    const wrapped = `def idiom():\n${source.replace(/^(?=.*\S)/gm, "    ")}\ntry:\n    return repr(idiom())\nexcept Exception as error:\n    return f"{type(error).__name__}: {error}"`;
    const request = {
        wants: "value",
        source: wrapped,
        name: "idiom",
        context: {},
        user: null,
        isTest: true,
        plan: null,
        target: null,
        tenant: null,
        names: {},
    };
    const questions: Readonly<Record<string, unknown>> = { models: toldModels(registry), http: HTTP };
    const answer = (question: string) => JSON.stringify({ value: questions[(JSON.parse(question) as [string])[0]] ?? null });
    const surroundings = { now: Date.now, measured: () => undefined, random: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
    const answered = JSON.parse(python().call(JSON.stringify({ run: request }), { answer, surroundings })) as { value?: string; error?: { traceback: string } };
    return answered.value ?? answered.error?.traceback ?? "";
}

describe("Python behaves as CPython does", () => {
    before(async function () {
        // However busy the machine is.
        this.timeout(60_000);
        await loadPython();
    });

    // Values come from a real python3: see scripts/idioms.py.
    for (const [topic, idioms] of Object.entries(values as Record<string, string[][]>))
        it(`${topic}: ${idioms.length} idioms`, () => {
            const differing = idioms.map(([source = "", value]) => ({ source, value, here: run(source) })).filter(({ value, here }) => here !== value);
            expect(differing).to.deep.equal([]);
        });
});
