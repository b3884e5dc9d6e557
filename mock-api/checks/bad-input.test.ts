import { expect } from "chai";
import type { Field } from "#kernel/base/fields.ts";
import { type Answer, createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { registry } from "#mock/registry.ts";
import { nameOf, OPERATIONS, pathFor } from "./operations.ts";

const LISTS = OPERATIONS.filter(({ method, parameters }) => method === "GET" && parameters.some(({ name }) => name === "page_size"));
const CREATES = [...registry.resources.values()].filter(({ spec, operations }) => spec.path && operations.includes("create"));

/** A value that no field of this kind takes. */
function wrongValue(field: Field): unknown {
    if (field.kind === "flag") return "perhaps";
    if (field.kind === "json") return undefined;
    if (["list", "references", "inverse"].includes(field.kind)) return "no list";
    if (["object", "map"].includes(field.kind)) return [1];
    if (["text", "choice", "date", "uuid", "file"].includes(field.kind)) return { no: "text" };
    return { no: "value" };
}

/** An error in the API's own shape: a sentence, or a list of sentences by field. */
function isError({ status, body }: Answer): boolean {
    if (status < 400 || status >= 500 || typeof body !== "object") return false;
    return "detail" in body ? typeof body.detail === "string" : Object.keys(body).length > 0;
}

describe("bad input", () => {
    it("is refused where a body is not JSON, or not an object", async () => {
        const backend = await createTestBackend();
        const wrong: string[] = [];
        for (const operation of OPERATIONS.filter(({ body }) => body?.kind === "json" && !body.isOptional)) {
            const path = pathFor(operation, backend);
            for (const body of ['{"name": ', "[]", '"text"', "nul", "{'a': 1}"]) {
                const answer = await backend.admin.send(operation.method, path, body);
                if (!isError(answer) || ![400, 404].includes(answer.status))
                    wrong.push(`${nameOf(operation)} ${body}: ${answer.status} ${JSON.stringify(answer.body)}`);
            }
        }
        expect(wrong).to.deep.equal([]);
    });

    it("is refused at its field, and nothing is kept", async () => {
        const backend = await createTestBackend();
        const wrong: string[] = [];
        for (const { spec, fields, model } of CREATES) {
            const path = `${spec.path!.replace(/\/\{\w+\}$/, "")}/`;
            for (const [name, field] of Object.entries(fields).filter(([, { readOnly, hidden }]) => !readOnly && !hidden)) {
                const value = wrongValue(field);
                if (value === undefined) continue;
                const count = backend.export().tables[model]?.length;
                const answer = await backend.admin.post(path, { [name]: value });
                if (answer.status !== 400 || !(name in answer.body)) wrong.push(`${model}.${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
                if (backend.export().tables[model]?.length !== count) wrong.push(`${model}.${name} was kept`);
            }
        }
        expect(wrong).to.deep.equal([]);
    });

    it("is a page that is not there", async () => {
        const backend = await createTestBackend();
        for (const operation of LISTS.filter(({ path }) => !path.includes("{")))
            for (const page of ["0", "-1", "999999", "x", "1.5", "99999999999999999999"]) {
                const answer = await backend.admin.get(`${operation.path}?page=${page}`);
                expect([answer.status, answer.body], `${nameOf(operation)} page=${page}`).to.deep.equal([404, { detail: "Invalid page." }]);
            }
    });

    it("is a parameter that means nothing, and changes nothing", async () => {
        const backend = await createTestBackend();
        for (const operation of LISTS.filter(({ path }) => !path.includes("{"))) {
            const plain = await backend.admin.get(operation.path);
            for (const parameter of ["nonsense=1", "ordering=nonsense", "page_size=x", "page_size=-5", "__proto__=1"]) {
                const answer = await backend.admin.get(`${operation.path}?${parameter}`);
                expect(answer.status, `${nameOf(operation)} ${parameter}`).to.equal(200);
                expect(answer.body.pagination, `${nameOf(operation)} ${parameter}`).to.deep.equal(plain.body.pagination);
            }
        }
    });

    it("is a search that nothing matches, and finds nothing", async () => {
        const backend = await createTestBackend();
        for (const operation of LISTS.filter(({ path, parameters }) => !path.includes("{") && parameters.some(({ name }) => name === "search"))) {
            const answer = await backend.admin.get(`${operation.path}?search=%F0%9F%90%99%F0%9F%90%99`);
            expect([answer.status, answer.body.results], nameOf(operation)).to.deep.equal([200, []]);
        }
    });

    it("is a key that no object can have", async () => {
        const backend = await createTestBackend();
        for (const operation of OPERATIONS.filter(({ path }) => /\{\w+\}/.test(path) && !path.startsWith("flows/executor")))
            for (const key of ["0", "-1", "nonsense", "%00", "a%2Fb", "999999999999999999999", "ffffffff-ffff-ffff-ffff-ffffffffffff"]) {
                const answer = await backend.admin.send(operation.method, operation.path.replace(/\{\w+\}/, key), operation.body ? {} : undefined);
                expect(answer.status, `${nameOf(operation)} ${key}`).to.be.within(400, 499);
            }
    });
});
