import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { nameOf, OPERATIONS, pathFor } from "./operations.ts";

/** Names that every object inherits: whoever looks something up by a name from outside must not find these. */
const NAMES = ["constructor", "__proto__", "toString", "hasOwnProperty"];

/** Texts that only a function or an inherited object can have left in an answer. */
const LEAKED = /\[object |native code|function Object|\bundefined\b/;

describe("C11: names that every object inherits", () => {
    for (const name of NAMES)
        it(`${name} in any part of a path or any parameter is a plain refusal or nothing`, async () => {
            const backend = await createTestBackend();
            const wrong: string[] = [];
            for (const operation of OPERATIONS) {
                const query = new URLSearchParams(operation.parameters.map(({ name: parameter }) => [parameter, name]));
                const paths = [`${pathFor(operation, backend)}?${query.toString()}`, operation.path.replace(/\{\w+\}/g, name)];
                for (const path of operation.method === "GET" ? paths : paths.slice(1)) {
                    const answer = await backend.admin.send(operation.method, path, operation.method === "GET" ? undefined : { [name]: name, name });
                    // What was sent may come back; what nobody sent may not.
                    const text = JSON.stringify(answer.body ?? "");
                    if (answer.status >= 500 || LEAKED.test(text)) wrong.push(`${nameOf(operation)} ${path}: ${answer.status} ${text.slice(0, 200)}`);
                }
            }
            expect(wrong).to.deep.equal([]);
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
