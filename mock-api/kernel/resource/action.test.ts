import { expect } from "chai";
import { anonymous, signedIn, superuserOnly } from "#kernel/http/access.ts";
import { action, apiOperation, collectionAction, concreteOf, familyAction, findMember, findRow, keyName, operationId } from "./action.ts";
import { callOf, emptyDb, type Asking } from "#kernel/testing/call.test-helper.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { file, integer, list, text } from "#kernel/base/fields.ts";
import { noContent, ok, type Operation } from "#kernel/http/operation.ts";
import { author, book, note, shelf, thing } from "#kernel/testing/shelf.test-helper.ts";

const db = emptyDb();
const left = db.create("shelf.shelf", { name: "Left" });
const cider = db.create("shelf.book", { title: "Cider", shelf: left.pk });
const buried = db.create("shelf.book", { title: "Dug", secret: "buried" });
const mine = db.create("shelf.note", { text: "Mine", user: 2, book: cider.pk });
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** Status and JSON of an answer, or of what is thrown instead. */
async function answerOf(operation: Operation, asking: Asking): Promise<readonly [status: number, body: unknown]> {
    try {
        const response = await operation.handle(callOf({ db, ...asking }));
        const written = await response.text();
        return [response.status, written ? JSON.parse(written) : undefined];
    } catch (error) {
        if (error instanceof HttpError) return [error.status, error.body];
        throw error;
    }
}

describe("an action on a row", () => {
    const lend = action(book, "POST", "lend", { body: { to: text(), days: integer({ default: 7 }) }, answer: text() }, ({ row, body, call, db: store }) =>
        ok([row.title, body.to, body.days ?? null, call.principal?.pk ?? null, store === db]),
    );
    const asked = (asking: Asking) => answerOf(lend, { method: "POST", params: { uuid: cider.pk }, as: 1, body: { to: "Ann", days: 3 }, ...asking });

    it("stands below its row's path, under an id of its own", () => {
        expect([lend.method, lend.path, lend.id]).to.deep.equal(["POST", "books/{uuid}/lend/", "books_lend_create"]);
    });

    it("gets its row, its body as values, and the call", async () => {
        expect(await asked({})).to.deep.equal([200, ["Cider", "Ann", 3, 1, true]]);
    });

    it("is told what is wrong with the body, every field at once", async () => {
        expect(await asked({ body: { days: "many" } })).to.deep.equal([400, { to: ["This field is required."], days: ["A valid integer is required."] }]);
    });

    it("is 404 before anything is said of the body: for keys of nothing, and for rows that nobody sees", async () => {
        for (const uuid of [NOBODY, "x", "1", buried.pk])
            expect(await asked({ params: { uuid }, body: {} }), uuid).to.deep.equal([404, { detail: "Not found." }]);
        expect(await asked({ as: 2, body: {} }), "for the caller's eyes").to.deep.equal([404, { detail: "Not found." }]);
    });

    it("asks its own access where it has one, else its resource's", async () => {
        expect(lend.access.name).to.equal("superuser");
        const open = action(book, "GET", "peek", { access: anonymous, answer: text() }, ({ row }) => ok(row.title));
        expect(open.access).to.equal(anonymous);
        expect(await answerOf(open, { params: { uuid: cider.pk } })).to.deep.equal([200, "Cider"]);
        expect(await answerOf(open, { params: { uuid: buried.pk } }), "what is hidden stays hidden").to.deep.equal([404, { detail: "Not found." }]);
    });

    it("of an owner's row is refused to an administrator who may see it", async () => {
        const pin = action(note, "POST", "pin", {}, () => noContent());
        const of = (as: number) => answerOf(pin, { method: "POST", params: { uuid: mine.pk }, as });
        expect([(await of(2))[0], (await of(1))[0], (await of(3))[0]]).to.deep.equal([204, 403, 404]);
    });

    it("that takes a form leaves its fields in the call, and refuses what is none with 415", async () => {
        const upload = action(book, "POST", "scan", { form: { file: file() } }, ({ call }) => ok(String(call.form.get("name"))));
        const sent = (type?: string) =>
            answerOf(upload, {
                method: "POST",
                as: 1,
                params: { uuid: cider.pk },
                form: [["name", "a.png"]],
                headers: type === undefined ? {} : { "content-type": type },
            });
        expect(await sent("multipart/form-data; boundary=x")).to.deep.equal([200, "a.png"]);
        expect(await sent("application/x-www-form-urlencoded")).to.deep.equal([200, "a.png"]);
        for (const type of ["application/json", "text/plain"]) expect((await sent(type))[0], type).to.equal(415);
        expect(await sent(), "none at all").to.deep.equal([415, { detail: 'Unsupported media type "" in request.' }]);
    });
});

describe("other actions", () => {
    it("of a collection stand below the list's path", async () => {
        const count = collectionAction(book, "GET", "count", { access: signedIn, answer: integer() }, ({ db: store }) => ok(store.all("shelf.book").length));
        expect([count.path, count.id]).to.deep.equal(["books/count/", "books_count_retrieve"]);
        expect(await answerOf(count, { as: 2 })).to.deep.equal([200, 2]);
    });

    it("of a family find a member's row, by what its own kind lets the caller see", async () => {
        const name = familyAction(thing, "GET", "kind", { access: signedIn, answer: text() }, ({ row, call }) => ok(concreteOf(call, thing.name, row).model));
        expect(name.path).to.equal("things/{uuid}/kind/");
        const of = (uuid: string, as: number) => answerOf(name, { params: { uuid }, as });
        expect(await of(left.pk, 1)).to.deep.equal([200, "shelf.shelf"]);
        expect(await of(cider.pk, 1)).to.deep.equal([200, "shelf.book"]);
        for (const [uuid, as] of [
            [NOBODY, 1],
            [buried.pk, 1],
            [cider.pk, 2],
        ] as const)
            expect((await of(uuid, as))[0], `${uuid} ${as}`).to.equal(404);
    });

    it("of nothing in particular have a path of their own", async () => {
        const hello = apiOperation("POST", "root/hello/", { access: anonymous, body: { name: text() }, answer: text() }, ({ body }) =>
            ok(`Hello ${body.name}`),
        );
        expect([hello.path, hello.id]).to.deep.equal(["root/hello/", "root_hello_create"]);
        expect(await answerOf(hello, { method: "POST", body: { name: "Ann" } })).to.deep.equal([200, "Hello Ann"]);
    });
});

describe("what an action tells the document", () => {
    const tell = (spec: Parameters<typeof apiOperation>[2], method: Operation["method"] = "GET") =>
        apiOperation(method, "a/b-c/{id}/d/", spec, () => noContent());

    it("a status: 204 without an answer, 200 with one, or its own", () => {
        expect(Object.keys(tell({ access: anonymous }).answers)).to.deep.equal(["204"]);
        expect(Object.keys(tell({ access: anonymous, answer: text() }).answers)).to.deep.equal(["200"]);
        expect(tell({ access: anonymous, answer: null }).answers, "without a body").to.deep.equal({ 200: null });
        expect(Object.keys(tell({ access: anonymous, answer: text(), status: 201, answers: { 404: null } }).answers)).to.deep.equal(["201", "404"]);
    });

    it("a body, JSON or a form, or none", () => {
        const fields = { name: text() };
        expect(tell({ access: anonymous }).body).to.equal(undefined);
        expect(tell({ access: anonymous, form: fields }).body).to.deep.equal({ kind: "form", fields });
        const json = tell({ access: anonymous, body: fields, bodySchema: "Name" }).body;
        expect(json?.kind === "json" && [json.shape.component, json.shape.fields]).to.deep.equal(["Name", fields]);
    });

    it("parameters: a field by itself, or with more about it", () => {
        const shape = text();
        expect(tell({ access: anonymous, query: { a: shape, b: { shape, isRequired: true } } }).parameters).to.deep.equal([
            { name: "a", shape },
            { name: "b", shape, isRequired: true },
        ]);
    });

    it("an id: from path and method, as a list where it gives rows, or its own", () => {
        expect(tell({ access: anonymous }).id).to.equal("a_b_c_d_retrieve");
        expect(tell({ access: anonymous, answer: list(text()), isList: true }).id).to.equal("a_b_c_d_list");
        expect(tell({ access: anonymous, id: "mine" }).id).to.equal("mine");
        for (const [method, verb] of [
            ["POST", "create"],
            ["PUT", "update"],
            ["PATCH", "partial_update"],
            ["DELETE", "destroy"],
        ] as const)
            expect(tell({ access: superuserOnly }, method).id).to.equal(`a_b_c_d_${verb}`);
        expect(operationId("core/groups/{group_uuid}/add_user/", "create")).to.equal("core_groups_add_user_create");
    });
});

describe("finding rows", () => {
    it("by the name of the key that the path has", () => {
        expect(["books/{uuid}", "flows/instances/{slug}"].map(keyName)).to.deep.equal(["uuid", "slug"]);
        expect(findRow(book, callOf({ db, as: 1, params: { uuid: cider.pk } }))).to.equal(cider);
        expect(findRow(shelf, callOf({ db, as: 1, params: { uuid: left.pk.replaceAll("-", "") } }))).to.equal(left);
        expect(findMember(thing, callOf({ db, as: 1, params: { uuid: cider.pk } }))).to.equal(cider);
    });

    it("by a number where keys are numbers", () => {
        const ann = db.create("shelf.author", { name: "Ann" });
        const at = (id: string) => () => findRow(author, callOf({ db, params: { id } }));
        expect(at(String(ann.pk))()).to.equal(ann);
        for (const id of ["x", "1.0", "-1", "99", `${ann.pk} `]) expect(at(id), id).to.throw(HttpError).with.property("status", 404);
    });

    it("as an access allows, when another than the resource's is asked", () => {
        const asking = { db, as: 3, params: { uuid: mine.pk } } as const;
        expect(() => findRow(note, callOf(asking))).to.throw(HttpError);
        expect(findRow(note, callOf(asking), signedIn)).to.equal(mine);
    });
});
