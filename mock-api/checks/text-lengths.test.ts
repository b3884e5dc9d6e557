import { expect } from "chai";
import { HttpError } from "#kernel/base/errors.ts";
import type { Field, Fields } from "#kernel/base/fields.ts";
import { MAX_AREA, MAX_CODE, MAX_LINE, MAX_TEXT } from "#kernel/base/limits.ts";
import { read } from "#kernel/store/validate.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { registry } from "#mock/registry.ts";
import { fieldsOf, nameOf, OPERATIONS } from "./operations.ts";

const CREATES = [...registry.resources.values()].filter(({ spec, operations }) => spec.path && operations.includes("create"));

/** Texts that take more than a line, of those whose length the original does not name. */
const LONGER: Readonly<Record<number, readonly string[]>> = {
    [MAX_AREA]: [
        ...["access_token", "certificate_data", "consumer_secret", "description", "error_message", "group_object_filter", "key_data", "meta_description"],
        ...["redirect_uris", "server_uri", "skip_path_regex", "sub_text", "subject_alt_name", "user_object_filter"],
    ],
    [MAX_CODE]: ["expression", "placeholder"],
    [MAX_TEXT]: ["content"],
};

const textsOf = (fields: Fields): [name: string, field: Field][] =>
    Object.entries(fields).filter(([, { kind, readOnly, hidden }]) => kind === "text" && !readOnly && !hidden);
const lengthOf = (field: Field): number => field.max ?? field.room!;
const isRefused = (body: unknown, name: string, length: number): boolean =>
    typeof body === "object" && body !== null && name in body && JSON.stringify(body).includes(`no more than ${length} characters`);

describe("C1: every text of a body", () => {
    it("has a length: the original's own where it names one, else one by its kind", () => {
        const longer = new Map<number, Set<string>>();
        for (const operation of OPERATIONS)
            for (const [name, field] of textsOf(fieldsOf(operation) ?? {})) {
                expect(lengthOf(field), `${nameOf(operation)} ${name}`).to.be.within(1, MAX_TEXT);
                if (field.max !== undefined || field.room === MAX_LINE) continue;
                longer.set(field.room!, (longer.get(field.room!) ?? new Set()).add(name));
            }
        const found = [...longer].map(([length, names]) => [length, [...names].sort()]);
        expect(Object.fromEntries(found)).to.deep.equal(LONGER);
    });

    it("is taken at its length and refused above it, by every operation", async () => {
        // Texts are looked up nowhere.
        const db = undefined as never;
        const wrong: string[] = [];
        for (const operation of OPERATIONS)
            for (const [name, field] of textsOf(fieldsOf(operation) ?? {}))
                for (const surplus of [0, 1]) {
                    const body = answerTo(() =>
                        read({ [name]: { ...field, unique: false, check: undefined } }, { [name]: "x".repeat(lengthOf(field) + surplus) }, { db }),
                    );
                    if (isRefused(body, name, lengthOf(field)) !== surplus > 0) wrong.push(`${nameOf(operation)} ${name} +${surplus}: ${JSON.stringify(body)}`);
                }
        expect(wrong).to.deep.equal([]);
    });

    it("is refused over the API, and nothing is kept", async function () {
        this.timeout(120_000);
        const backend = await createTestBackend();
        const wrong: string[] = [];
        for (const { spec, fields, model } of CREATES) {
            const path = `${spec.path!.replace(/\/\{\w+\}$/, "")}/`;
            const count = backend.export().tables[model]?.length;
            const sent = Object.fromEntries(textsOf(fields).map(([name, field]) => [name, "x".repeat(lengthOf(field) + 1)]));
            const { status, body } = await backend.admin.post(path, sent);
            for (const [name, field] of textsOf(fields))
                if (status !== 400 || !isRefused(body, name, lengthOf(field))) wrong.push(`${model}.${name}: ${status}`);
            if (backend.export().tables[model]?.length !== count) wrong.push(`${model} was kept`);
        }
        expect(wrong).to.deep.equal([]);
    });
});

function answerTo(work: () => unknown): unknown {
    try {
        return work();
    } catch (error) {
        return error instanceof HttpError ? error.body : error;
    }
}
