import { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import type { Randomness } from "#kernel/base/fields.ts";
import { Form } from "#kernel/http/form.ts";
import { unsent } from "#kernel/http/http-request.ts";
import type { Registry } from "#kernel/resource/registry.ts";
import { Session } from "#kernel/http/session.ts";
import { complete } from "#kernel/base/steps.ts";

/** A call without a request, for work at build time: the first state, the sample company. */
export function systemCall({ db, random, registry, origin }: { db: Db; random: Randomness; registry: Registry; origin: string }): Call {
    const request = unsent(origin);
    return new Call({
        incoming: {
            request,
            url: new URL(origin),
            jar: { get: () => undefined, set: () => undefined },
            ip: "127.0.0.1",
            bytes: new Uint8Array(),
            form: new Form(),
        },
        db,
        random,
        registry,
        environment: {},
        session: new Session(db, random, null),
        errors: apiErrors,
        outside: async (work) => work(),
        reading: async (work) => complete(work()),
        changing: async (work) => complete(work()),
        askSelf: () => Promise.reject(new Error("There is no engine yet.")),
    });
}
