import { expect } from "chai";
import { emptyDb } from "#kernel/testing/call.test-helper.ts";
import { systemCall } from "#kernel/host/system-call.ts";
import { registry } from "#mock/registry.ts";
import { sendOutside } from "./message.model.ts";
import { answerTo, LATE } from "./push.ts";

describe("a question on a phone", () => {
    const asked = () => {
        const db = emptyDb(registry);
        const call = systemCall({ db, random: db.random, registry, origin: "http://authentik.test/" });
        registry.attach(db, () => call);
        const message = sendOutside(call, "push", { to: "phone", user: null, content: { title: "Is it you?", details: {} } });
        return { db, message, said: () => db.get("sandbox.message", message.pk).answer };
    };

    it("is late when nobody has answered in time", async () => {
        const { db, message, said } = asked();
        expect(await answerTo({ db, outside: async (work) => work() }, message, 1)).to.equal(LATE);
        expect(said()).to.equal(LATE);
    });

    it("can no longer be answered once whoever asked has gone on elsewhere", async () => {
        const { db, message, said } = asked();
        const left = async <T>(work: () => T | Promise<T>): Promise<T> => {
            await work();
            throw new Error("somewhere else by now");
        };
        const failure = await answerTo({ db, outside: left }, message, 1).catch(String);
        expect(failure).to.equal("Error: somewhere else by now");
        expect(said()).to.equal(LATE);
    });

    it("is late when it was cleared", async () => {
        const { db, message } = asked();
        db.delete("sandbox.message", message.pk);
        expect(await answerTo({ db, outside: async (work) => work() }, message, 1)).to.equal(LATE);
    });
});
