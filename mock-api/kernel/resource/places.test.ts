import { expect } from "chai";
import { anonymous, ownerOrSuperuser, superuser } from "#kernel/http/access.ts";
import { callOf, emptyDb, type Asking } from "#kernel/testing/call.test-helper.ts";
import { crudOperations } from "./crud.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { describe as fieldsOf, integer, reference, type Row, text, uuid } from "#kernel/base/fields.ts";
import { Registry } from "./registry.ts";
import { family, resource } from "./resource.ts";

const roomFields = fieldsOf({ pk: uuid(), name: text(), price: integer({ default: 1 }) });
const placeFields = fieldsOf({ pk: uuid() });
const keyFields = fieldsOf({ pk: uuid(), label: text(), user: integer({ optional: true }), room: reference("hotel.room", { optional: true }) });
declare module "#kernel/base/models.ts" {
    interface Models {
        "hotel.room": Row<typeof roomFields>;
        "hotel.key": Row<typeof keyFields>;
        "hotel.place": Row<typeof placeFields>;
    }
}
const room = resource("hotel.room", {
    path: "rooms/{uuid}",
    schema: "Room",
    names: ["room", "rooms"],
    fields: roomFields,
    families: ["hotel.place"],
    access: superuser,
    secondaryPath: {
        path: "open/rooms/{uuid}",
        schema: "OpenRoom",
        fields: { pk: roomFields.pk, name: roomFields.name },
        access: anonymous,
        operations: ["list", "retrieve"],
    },
});
const key = resource("hotel.key", { path: "keys/{uuid}", schema: "Key", names: ["key", "keys"], fields: keyFields, access: ownerOrSuperuser("user") });
const place = family("hotel.place", {
    path: "places/{uuid}",
    schema: "Place",
    names: ["place", "places"],
    fields: placeFields,
    operations: ["list", "retrieve", "update", "partial_update", "destroy"],
    showsConcrete: true,
});
const registry = new Registry([{ name: "hotel", label: "Hotel", resources: [room, key], families: [place] }], [], crudOperations);

/** What the operation of this id answers. */
async function asked(id: string, asking: Asking): Promise<readonly [status: number, body: unknown]> {
    const operation = registry.operations.find((one) => one.id === id)!;
    const call = callOf({ registry, method: operation.method, ...asking });
    try {
        operation.access.enter(call);
        const response = await operation.handle(call);
        const written = await response.text();
        return [response.status, written ? JSON.parse(written) : undefined];
    } catch (error) {
        if (error instanceof HttpError) return [error.status, error.body];
        throw error;
    }
}

function stocked() {
    const db = emptyDb(registry);
    const suite = db.create("hotel.room", { name: "Suite", price: 9 });
    return { db, suite, at: { db, params: { uuid: suite.pk } } };
}

describe("rows at a second place", () => {
    it("are the same rows, with the fields and the rights of that place", async () => {
        const { at, suite } = stocked();
        expect(await asked("open_rooms_retrieve", at)).to.deep.equal([200, { pk: suite.pk, name: "Suite" }]);
        expect(await asked("rooms_retrieve", { ...at, as: 1 })).to.deep.equal([200, { pk: suite.pk, name: "Suite", price: 9 }]);
        expect((await asked("rooms_retrieve", at))[0], "the first keeps its own").to.equal(403);
    });

    it("have only the operations that the place names", () => {
        const ids = registry.operations.map(({ id }) => id).filter((id) => id.startsWith("open_"));
        expect(ids).to.deep.equal(["open_rooms_list", "open_rooms_retrieve"]);
    });
});

describe("rows that belong to somebody", () => {
    it("are whose the caller is, whatever was sent", async () => {
        const { db } = stocked();
        const [status] = await asked("keys_create", { db, as: 2, body: { label: "Mine", user: 3 } });
        expect([status, db.all("hotel.key")[0]!.user]).to.deep.equal([201, 2]);
    });

    it("are tied to nothing by their owner: no key handed to somebody else opens a room", async () => {
        const { db, suite } = stocked();
        await asked("keys_create", { db, as: 2, body: { label: "Mine", room: suite.pk } });
        const [mine] = db.all("hotel.key");
        expect(mine!.room).to.equal(null);
        await asked("keys_partial_update", { db, as: 2, params: { uuid: mine!.pk }, body: { room: suite.pk, label: "Still mine" } });
        expect(db.get("hotel.key", mine!.pk)).to.include({ room: null, label: "Still mine" });
    });

    it("are handed over and tied by administrators", async () => {
        const { db, suite } = stocked();
        await asked("keys_create", { db, as: 1, body: { label: "For 3", user: 3, room: suite.pk } });
        expect(db.all("hotel.key")[0]).to.include({ user: 3, room: suite.pk });
    });
});

describe("rows through their family", () => {
    it("are shown as their kind shows them, and changed by nothing that is sent", async () => {
        const { at, suite, db } = stocked();
        for (const id of ["places_update", "places_partial_update"])
            expect(await asked(id, { ...at, as: 1, body: { name: "Other" } }), id).to.deep.equal([200, { pk: suite.pk, name: "Suite", price: 9 }]);
        expect(db.get("hotel.room", suite.pk)).to.equal(suite);
    });

    it("are left out of lists, and 404, where their kind hides them from the caller", async () => {
        const { at, db } = stocked();
        const count = async (as: number) => {
            const [, body] = await asked("places_list", { db, as });
            return Object(body).results.length;
        };
        expect([await count(1), await count(2)]).to.deep.equal([1, 0]);
        expect((await asked("places_retrieve", { ...at, as: 2 }))[0]).to.equal(404);
    });

    it("are removed as their kind is", async () => {
        const { at, db, suite } = stocked();
        const { pk } = db.create("hotel.key", { label: "A", room: suite.pk });
        expect((await asked("places_destroy", { ...at, as: 1 }))[0]).to.equal(204);
        expect([db.all("hotel.room"), db.find("hotel.key", pk)]).to.deep.equal([[], undefined]);
    });
});
