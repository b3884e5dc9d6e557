import { Db } from "#kernel/store/db.ts";
import type { State } from "#kernel/store/journal.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { randomness } from "#kernel/base/random.ts";
import { storedIn } from "#kernel/store/schema.ts";
import { complete } from "#kernel/base/steps.ts";
import { systemCall } from "#kernel/host/system-call.ts";
import { hashPassword } from "#mock/apps/core/password.ts";
import { VERSION } from "#mock/apps/root/version.ts";
import { applyBlueprint } from "#mock/blueprints/importer.ts";
import { readBlueprint } from "#mock/blueprints/read.ts";
import { makePair } from "#mock/encoding/x509.ts";
import { ADMIN, PASSWORD } from "#mock/apps/core/published.ts";
import { loadPython } from "#mock/python/python.ts";
import { registry } from "#mock/registry.ts";
import { EXAMPLE_PEOPLE } from "#mock/sources/example/people.ts";
import providerBlueprint from "./provider.yaml";
import sourcesBlueprint from "./sources.yaml";

/** The pair that the second sandbox signs with. Its own: those of a fresh install are the same on both sides. */
const PAIR = "Second sandbox";
const DAYS = 365;
/** Whom the second sandbox does not let go to the first. */
export const UNINVITED = "rafael.moreira";

/** A state after some work on it, as at build time: nobody signs in for it, and no event tells of it. */
async function changed(state: State, work: (db: Db, apply: (blueprint: string, context: JsonObject) => void) => void | Promise<void>): Promise<State> {
    const random = randomness();
    const db = new Db(registry.schema, random);
    db.load(state.tables);
    const call = systemCall({ db, random, registry, origin: "http://localhost/" });
    registry.attach(db, () => call);
    await work(db, (blueprint, context) => void complete(applyBlueprint(call, readBlueprint(blueprint), { context })));
    return { version: state.version, tables: db.dump() };
}

/** What the second sandbox is told of the first. */
export interface FirstSide {
    /** Where it is opened: `http://127.0.0.1:9000`. */
    readonly first: string;
    /** What it proves itself with to the token endpoint. */
    readonly secret: string;
}

/** The second sandbox with its people, and with the first one as its application. What it has already stays: passwords, pair. */
export const asProvider = (state: State, told: FirstSide): Promise<State> =>
    changed(state, async (db, apply) => {
        // Expressions of mappings are looked at by Python when they are written.
        await loadPython();
        if (!pairOf(db)) db.create("authentik_crypto.certificatekeypair", { name: PAIR, ...(await newPair()) });
        for (const { username, name, email = "" } of EXAMPLE_PEOPLE) {
            if (username === undefined || db.by("authentik_core.user", "username", username)) continue;
            db.create("authentik_core.user", { username, name, email, password: await hashPassword(PASSWORD, randomness()) });
        }
        apply(providerBlueprint, { ...told });
        inviteGuests(db);
    });

const pairOf = (db: Db) => db.where("authentik_crypto.certificatekeypair", "name", PAIR)[0];

const newPair = () =>
    makePair({ name: PAIR, now: Date.now(), days: DAYS, alternatives: [], serial: randomness().uuid().replaceAll("-", ""), version: VERSION });

/** At first everybody is a guest but the one whom the second sandbox refuses. Its administrator is refused by the first one, which has a user of that name. */
function inviteGuests(db: Db): void {
    const [guests] = db.where("authentik_core.group", "name", "Guests of the first sandbox");
    if (!guests || guests.users.length) return;
    const invited = [ADMIN, ...EXAMPLE_PEOPLE.map(({ username }) => username)].filter((username) => username !== UNINVITED);
    const users = invited.flatMap((username) => db.by("authentik_core.user", "username", username)?.pk ?? []);
    db.update("authentik_core.group", guests.pk, { users });
}

/** What the first sandbox is told of the second. */
export interface SecondSide extends FirstSide {
    /** Where it is: `http://localhost:9001`. */
    readonly second: string;
    /** Keys that it signs ID tokens with (RFC 7517 5). */
    readonly keys: Json;
    /** PEM of the certificate that it signs assertions with. */
    readonly certificate: string;
}

/** The first sandbox with the second one behind two buttons of its sign-in page. */
export const asClient = (state: State, told: SecondSide): Promise<State> =>
    changed(state, (db, apply) => {
        apply(sourcesBlueprint, { ...told });
        const added = ["second-openid", "second-saml"].map((slug) => db.by("authentik_core.source", "slug", slug)!.pk);
        for (const stage of db.where("authentik_stages_identification.identificationstage", "name", "default-authentication-identification"))
            db.update("authentik_stages_identification.identificationstage", stage.pk, {
                sources: [...new Set([...stage.sources, ...added])],
                show_source_labels: true,
            });
    });

/** PEM of the certificate that the second sandbox signs with. */
export const certificateOf = (state: State): string =>
    String(storedIn(state, "authentik_crypto.certificatekeypair").find(({ name }) => name === PAIR)?.certificate_data);
