import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import type { Field, Fields } from "#kernel/base/fields.ts";
import type { Operation } from "#kernel/http/operation.ts";
import { fieldsOf, OPERATIONS, pathFor } from "./operations.ts";
import { valueOf } from "./owned.ts";

/** Names that every object inherits: whoever looks something up by a name from outside must not find these. */
const NAMES = ["constructor", "__proto__", "toString", "hasOwnProperty"];

/** Texts that only a function or an inherited object can have left in an answer. */
const LEAKED = /\[object |native code|function Object|\bundefined\b/;

/** A body in which one field has the nasty value, and the others values that they may have; written out, so that `__proto__` is a key of its own. */
function bodies(fields: Fields, name: string, backend: TestBackend, count: () => number): string[] {
    const state = backend.export();
    const usual = (field: Field): unknown => (field.kind === "text" && field.unique ? `n${count()}` : valueOf(field, backend, state));
    const nasty = `{"${name}": {"${name}": ["${name}"]}}`;
    const written = (of: (field: Field, at: string) => string | undefined): string =>
        `{"${name}": "${name}", ${Object.entries(fields)
            .map(([at, field]) => `"${at}": ${of(field, at) ?? "null"}`)
            .join(", ")}}`;
    const hit = (target: string, value: string) => written((field, at) => (at === target ? value : JSON.stringify(usual(field))));
    return [
        written(() => `"${name}"`),
        written(() => nasty),
        ...Object.keys(fields).flatMap((target) => [hit(target, `"${name}"`), hit(target, nasty), hit(target, `["${name}", ${nasty}]`)]),
    ];
}

describe("C11: names that every object inherits", () => {
    for (const name of NAMES)
        it(`${name} in every field of a body, parameter and part of a path is a plain refusal or nothing`, async function () {
            this.timeout(120_000);
            const backend = await createTestBackend();
            const wrong: string[] = [];
            let counter = 0;
            const ask = async ({ method }: Operation, path: string, body?: string): Promise<void> => {
                const answer = await backend.admin.send(method, path, body);
                // What was sent may come back; what nobody sent may not.
                const text = JSON.stringify(answer.body ?? "");
                if (answer.status >= 500 || LEAKED.test(text)) wrong.push(`${method} ${path} ${body ?? ""}: ${answer.status} ${text.slice(0, 200)}`);
            };
            for (const operation of OPERATIONS) {
                const path = pathFor(operation, backend);
                const query = new URLSearchParams(operation.parameters.map(({ name: parameter }) => [parameter, name]));
                const sent = operation.method === "GET" || operation.method === "DELETE" ? undefined : "{}";
                for (const parameter of operation.parameters) if (operation.method === "GET") await ask(operation, `${path}?${parameter.name}=${name}`);
                await ask(operation, `${path}?${query.toString()}&${name}=${name}`, sent);
                if (operation.path.includes("{")) await ask(operation, operation.path.replace(/\{\w+\}/g, name), sent);
                if (sent)
                    for (const body of bodies(fieldsOf(operation) ?? {}, name, backend, () => counter++))
                        await ask(operation, pathFor(operation, backend), body);
            }
            expect(wrong).to.deep.equal([]);
            expect(Object.keys(Object.prototype)).to.deep.equal([]);
        });

    it("lead nowhere after a sign-in, and name no file", async () => {
        const backend = await createTestBackend();
        for (const name of NAMES) {
            const browser = backend.browser();
            expect((await browser.get(`/media/${name}/${name}`)).status).to.equal(404);
            await browser.get(`/flows/-/default/authentication/?next=${name}`);
            const answer = await browser.get(`flows/executor/default-authentication-flow/?query=${encodeURIComponent(`next=${name}`)}`);
            expect(JSON.stringify(answer.body)).not.to.match(LEAKED);
        }
    });
});
