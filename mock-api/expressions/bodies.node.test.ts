import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { access } from "./bodies/access.ts";
import type { MappingBody, PolicyBody } from "./bodies/body.ts";
import { claims } from "./bodies/claims.ts";
import { foundCompany } from "./bodies/company.test-helper.ts";
import { directories } from "./bodies/directories.ts";
import { flows } from "./bodies/flows.ts";
import { objects } from "./bodies/objects.ts";

describe("expressions as people write them", () => {
    let backend: TestBackend;
    let ada: number;
    let policy: string;
    let mapping: string;

    before(async () => {
        backend = await createTestBackend();
        ada = await foundCompany(backend);
        policy = (await backend.admin.post("policies/expression/", { name: "tried", expression: "return True" })).body.pk;
        mapping = (await backend.admin.post("propertymappings/scope/", { name: "tried", scope_name: "tried", expression: "return {}" })).body.pk;
    });

    async function tried(path: string, test: string, { source, context }: PolicyBody | MappingBody) {
        const saved = await backend.admin.patch(path, { expression: source });
        expect(saved.status, JSON.stringify(saved.body)).to.equal(200);
        const { body, status } = await backend.admin.post(test, { user: ada, context: context ?? {} });
        expect(status, JSON.stringify(body)).to.equal(200);
        return body;
    }

    for (const [topic, bodies] of Object.entries({ access, flows }))
        for (const body of bodies)
            it(`${topic}: ${body.about}`, async () => {
                const { passing, messages } = await tried(`policies/expression/${policy}/`, `policies/all/${policy}/test/`, body);
                expect({ passing, messages }).to.deep.equal({ passing: body.passes, messages: body.messages });
            });

    for (const [topic, bodies] of Object.entries({ claims, directories, objects }))
        for (const body of bodies)
            it(`${topic}: ${body.about}`, async () => {
                const { result, successful } = await tried(`propertymappings/scope/${mapping}/`, `propertymappings/all/${mapping}/test/`, body);
                expect(successful, result).to.equal(true);
                expect(JSON.parse(result)).to.deep.equal(body.gives);
            });
});
