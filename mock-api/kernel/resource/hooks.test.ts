import { expect } from "chai";
import { callOf, emptyDb } from "#kernel/testing/call.test-helper.ts";
import { crudOperations, listRows, visibleTo, write } from "./crud.ts";
import { HttpError, invalidFields } from "#kernel/base/errors.ts";
import { can } from "#kernel/base/facet.ts";
import { describe as fieldsOf, inverse, references, type Row, text, uuid } from "#kernel/base/fields.ts";
import { hooks, type Hooks } from "./hooks.ts";
import { Registry } from "./registry.ts";
import { resource, type ResourceSpec } from "./resource.ts";
import type { Stored } from "#kernel/store/schema.ts";

const jobFields = fieldsOf({
    pk: uuid(),
    name: text(),
    kind: text({ default: "plain" }),
    team: text({ nullable: true }),
    workers: inverse("works.worker", "jobs", { blank: true }),
});
const workerFields = fieldsOf({ pk: uuid(), name: text(), jobs: references("works.job") });
declare module "#kernel/base/models.ts" {
    interface Models {
        "works.job": Row<typeof jobFields>;
        "works.worker": Row<typeof workerFields>;
    }
}
type Job = Row<typeof jobFields>;

/** A registry of jobs that are described like this, and of what an engine has to say about them. */
function works(spec: Partial<ResourceSpec<Job>> = {}, engine?: Hooks<Stored>) {
    const job = resource("works.job", { path: "jobs/{uuid}", schema: "Job", names: ["job", "jobs"], fields: jobFields, ...spec });
    const worker = resource("works.worker", { schema: "Worker", names: ["worker", "workers"], fields: workerFields });
    const registry = new Registry(
        [{ name: "works", label: "Works", resources: [job, worker], facets: engine ? [can(job, hooks(engine))] : [] }],
        [],
        crudOperations,
    );
    const db = emptyDb(registry);
    return { job: registry.resource("works.job"), registry, db, call: callOf({ db, registry, as: 1 }) };
}

const names = (text: string): string[] => JSON.parse(text).results.map(({ name }: { name: string }) => name);

describe("writing a row", () => {
    it("asks the resource, then its engine, writes, and tells both again", () => {
        const heard: string[] = [];
        const { job, call } = works(
            { prepare: () => heard.push("resource prepares"), saved: ({ before }) => heard.push(`resource saved ${before ? "again" : "first"}`) },
            { prepare: () => heard.push("engine prepares"), saved: ({ row }) => heard.push(`engine saved ${String(row.name)}`) },
        );
        const row = write(job, call, { name: "A" });
        write(job, call, { name: "B" }, row);
        expect(heard).to.deep.equal([
            "resource prepares",
            "engine prepares",
            "resource saved first",
            "engine saved A",
            "resource prepares",
            "engine prepares",
            "resource saved again",
            "engine saved B",
        ]);
    });

    it("takes what a rule completes", () => {
        const { job, call } = works({ prepare: ({ values }) => (values.team ??= `team of ${values.name}`) });
        expect(write(job, call, { name: "A" })).to.include({ name: "A", team: "team of A", kind: "plain" });
        expect(write(job, call, { name: "A", team: "own" })).to.include({ team: "own" });
    });

    it("writes nothing that a rule refuses, the resource's or its engine's", () => {
        const refuse = () => {
            throw invalidFields({ name: ["No."] });
        };
        for (const { job, call, db } of [works({ prepare: refuse }), works({}, { prepare: refuse })]) {
            expect(() => write(job, call, { name: "A" })).to.throw(HttpError);
            expect([db.isChanged, db.all("works.job")]).to.deep.equal([false, []]);
        }
    });

    it("gives the row as it is afterwards", () => {
        const { job, call } = works({ saved: ({ row, db }) => void db.update("works.job", row.pk, { team: "set later" }) });
        expect(write(job, call, { name: "A" })).to.include({ team: "set later" });
    });

    it("makes exactly the rows that are named hold it, on the other side", () => {
        const { job, call, db } = works();
        const [ann, ben, cid] = ["Ann", "Ben", "Cid"].map((name) => db.create("works.worker", { name }));
        const held = () => db.all("works.worker").map(({ jobs }) => jobs.length);
        const row = write(job, call, { name: "A", workers: [ann!.pk, ben!.pk] });
        expect(held()).to.deep.equal([1, 1, 0]);
        write(job, call, { workers: [ben!.pk, cid!.pk] }, row);
        expect(held()).to.deep.equal([0, 1, 1]);
        write(job, call, { name: "B" }, row);
        expect(held(), "what is not sent stays").to.deep.equal([0, 1, 1]);
        write(job, call, { workers: [] }, row);
        expect(held()).to.deep.equal([0, 0, 0]);
        expect(db.row("works.job", row.pk)).not.to.have.property("workers");
    });
});

describe("what must be unique together", () => {
    const unique = [["name", "kind"]] as const;
    const fault = (work: () => unknown) =>
        expect(work)
            .to.throw(HttpError)
            .with.deep.property("body", { non_field_errors: ["The fields name, kind must make a unique set."] });

    it("is refused to a twin, sent or left to its default", () => {
        const { job, call } = works({ unique });
        write(job, call, { name: "A" });
        fault(() => write(job, call, { name: "A", kind: "plain" }));
        fault(() => write(job, call, { name: "A" }));
        expect(write(job, call, { name: "A", kind: "other" })).to.include({ kind: "other" });
        expect(write(job, call, { name: "B" })).to.include({ kind: "plain" });
    });

    it("counts what a row keeps when only a part of it is sent", () => {
        const { job, call } = works({ unique });
        write(job, call, { name: "A" });
        const other = write(job, call, { name: "B" });
        fault(() => write(job, call, { name: "A" }, other));
        expect(write(job, call, { name: "B" }, other), "itself is no twin").to.include({ name: "B" });
    });

    it("is no question where one of them is nothing", () => {
        const { job, call, db } = works({ unique: [["name", "team"]] });
        for (const team of [null, null]) write(job, call, { name: "A", team });
        write(job, call, { name: "A" });
        expect(db.all("works.job")).to.have.length(3);
    });
});

describe("lists that are not a question of rights", () => {
    it("show what their filter lets through, which may wait", async () => {
        for (const listFilter of [({ name }: Job) => name !== "B", async ({ name }: Job) => Promise.resolve(name !== "B")]) {
            const { job, call, db } = works({ listFilter, order: ["name"] });
            for (const name of ["C", "B", "A"]) db.create("works.job", { name });
            expect(names(await listRows(job, call))).to.deep.equal(["A", "C"]);
        }
    });

    it("may be an engine's", async () => {
        const { job, call, db } = works({ order: ["name"] }, { listFilter: ({ name }) => name === "B" });
        for (const name of ["B", "A"]) db.create("works.job", { name });
        expect(names(await listRows(job, call))).to.deep.equal(["B"]);
    });

    it("are rows that the caller sees, else; nobody is asked for who sees all", () => {
        const { job, db, registry } = works();
        const row = db.create("works.job", { name: "A" });
        expect(visibleTo(callOf({ db, registry, as: 1 }), job)).to.equal(undefined);
        const test = visibleTo(callOf({ db, registry, as: 2, permissions: [`view_job ${row.pk}`] }), job)!;
        expect([test(row), test({ ...row, pk: "other" })]).to.deep.equal([true, false]);
    });
});

describe("removing a row", () => {
    it("is told to the resource, then to its engine, once it is gone", async () => {
        const heard: string[] = [];
        const tell =
            (who: string) =>
            ({ db, row }: { db: { row(model: string, key: string | number): unknown }; row: { pk: string | number } }) =>
                heard.push(`${who} ${db.row("works.job", row.pk) === undefined}`);
        const { registry, db } = works({ removed: tell("resource") }, { removed: tell("engine") });
        const row = db.create("works.job", { name: "A" });
        const destroy = registry.operations.find(({ id }) => id === "jobs_destroy")!;
        const response = await destroy.handle(callOf({ db, registry, as: 1, method: "DELETE", params: { uuid: row.pk } }));
        expect([response.status, ...heard]).to.deep.equal([204, "resource true", "engine true"]);
    });
});
