import { Call } from "#kernel/call.ts";
import { Db } from "#kernel/db.ts";
import type { State } from "#kernel/journal.ts";
import { openapi as describeApi } from "#kernel/openapi.ts";
import { Session } from "#kernel/session.ts";
import { registry } from "./apps/index.ts";
import { VERSION } from "./apps/root/index.ts";
import { FRESH_INSTALL } from "./blueprints/files.ts";
import { applyBlueprint } from "./blueprints/importer.ts";
import { BlueprintError, readBlueprint } from "./blueprints/read.ts";
import { randomness, seededBytes } from "./random.ts";
import { STATE_VERSION } from "./state-version.ts";

/** When the snapshot says its objects were made: the day of the release. */
const RELEASE_DAY = Date.UTC(2023, 1, 15);

/** State of a fresh install: our blueprints, applied through the descriptions. Run at build time. */
export function snapshot(): State {
    const random = randomness(seededBytes(20230200), () => RELEASE_DAY);
    const db = new Db(registry.schema, random);
    const url = new URL("http://localhost/");
    const incoming = { request: new Request(url), url, jar: { get: () => undefined, set: () => undefined }, ip: "127.0.0.1", text: "", form: new Map() };
    const call = new Call({ incoming, db, random, registry, environment: {}, session: new Session(db, random, null) });
    for (const [path, text] of FRESH_INSTALL) {
        try {
            applyBlueprint(call, readBlueprint(text));
        } catch (error) {
            throw error instanceof BlueprintError ? new Error(`${path}, entry ${error.entry}: ${error.message}`) : error;
        }
    }
    return { version: STATE_VERSION, tables: db.dump() };
}

/** The document of our API. */
export const openapi = () => describeApi(registry, VERSION);
