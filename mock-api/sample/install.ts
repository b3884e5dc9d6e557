import { storedIn } from "#kernel/store/schema.ts";
import { systemCall } from "#kernel/host/system-call.ts";
import { Db } from "#kernel/store/db.ts";
import { complete } from "#kernel/base/steps.ts";
import { timestamp } from "#kernel/store/formats.ts";
import type { Randomness } from "#kernel/base/fields.ts";
import type { State } from "#kernel/store/journal.ts";
import { hashPassword } from "#mock/apps/core/password.ts";
import { registry } from "#mock/registry.ts";
import { applyBlueprint } from "#mock/blueprints/importer.ts";
import { readBlueprint } from "#mock/blueprints/read.ts";
import company from "./company.yaml";
import { iconFiles } from "./icons.ts";
import { PASSWORD } from "#mock/apps/core/published.ts";
import { ADMINISTRATOR, DOMAIN, PEOPLE, peopleEntries } from "./people.ts";
import { base64 } from "#mock/encoding/base64.ts";
import { DAY_MS } from "#mock/encoding/time.ts";

/** A pair of certificate and key in PEM, by its name. */
export type Pairs = readonly { readonly name: string; readonly certificate_data: string; readonly key_data: string }[];

/** Names of the company's pairs, and the host name of each. */
export const CERTIFICATES: readonly (readonly [name: string, alternative: string])[] = [
    [`sso.${DOMAIN}`, `sso.${DOMAIN}`],
    ["Quillmere SAML signing", `saml.${DOMAIN}`],
];

/** Pairs of a fresh install that are used where there is no time to make the company's own. */
export const standIns = (state: State): Pairs =>
    CERTIFICATES.map(([name], at) => {
        const { certificate_data, key_data } = storedIn(state, "authentik_crypto.certificatekeypair")[at]!;
        return { name, certificate_data: String(certificate_data), key_data: String(key_data) };
    });

/** Rounds of the sample people's passwords: everybody knows them, and the replay signs in a thousand times. */
const ROUNDS = 50;
/** When tokens of the company end, counted from its first day: long after its month of events. */
const TOKEN_DAYS = 300;

/** The sample company on its first day: a fresh install, with our blueprints applied on it. */
export async function installCompany(fresh: State, pairs: Pairs, random: Randomness): Promise<State> {
    const db = new Db(registry.schema, random);
    db.load(fresh.tables);
    const call = systemCall({ db, random, registry, origin: `https://sso.${DOMAIN}/` });
    registry.attach(db, () => call);
    for (const [pk, svg] of iconFiles()) db.create("sandbox.file", { pk, content: base64(new TextEncoder().encode(svg)) });
    for (const pair of pairs) db.create("authentik_crypto.certificatekeypair", pair);
    complete(applyBlueprint(call, { metadata: null, context: {}, entries: peopleEntries }));
    complete(applyBlueprint(call, readBlueprint(company)));
    joinDepartments(db);
    await givePasswords(db, random);
    giveTokens(db, random);
    return { version: fresh.version, tables: db.dump() };
}

const keyOf = (db: Db, username: string): number => db.by("authentik_core.user", "username", username)!.pk;

function joinDepartments(db: Db): void {
    for (const name of new Set(PEOPLE.map(({ department }) => department))) {
        const group = db.by("authentik_core.group", "name", name);
        if (!group) throw new Error(`The sample company has no group ${name}.`);
        const users = PEOPLE.filter(({ department }) => department === name).map(({ username }) => keyOf(db, username));
        db.update("authentik_core.group", group.pk, { users: [...new Set([...group.users, ...users])] });
    }
    const everybody = db.by("authentik_core.group", "name", "Quillmere")!;
    const users = PEOPLE.filter(({ department }) => department !== "Contractors").map(({ username }) => keyOf(db, username));
    db.update("authentik_core.group", everybody.pk, { users });
}

async function givePasswords(db: Db, random: Randomness): Promise<void> {
    const now = timestamp(random.now());
    for (const { username } of PEOPLE)
        db.update("authentik_core.user", keyOf(db, username), {
            password: await hashPassword(PASSWORD, random, ROUNDS),
            password_change_date: now,
            date_joined: now,
        });
}

/** Tokens of every intent: blueprints and the API make those for programs only, flows make the others. */
function giveTokens(db: Db, random: Randomness): void {
    const expires = timestamp(random.now() + TOKEN_DAYS * DAY_MS);
    const give = (username: string, intent: "api" | "app_password" | "verification" | "recovery", identifier: string, description: string, expiring = true) =>
        db.create("authentik_core.token", { user: keyOf(db, username), intent, identifier, description, expiring, expires });
    give("svc-backup", "app_password", "service-account-svc-backup-password", "Reads the directory every night", false);
    give("svc-scanner", "app_password", "service-account-svc-scanner-password", "Scanner on the second floor", false);
    give("svc-pipeline", "api", "pipeline-deploy", "Registers review environments");
    give(ADMINISTRATOR, "api", "inventory-sync", "Compares people with the inventory of devices");
    give("rohan.deshpande", "api", "rohan-cli", "Command line on the laptop");
    give("marcus.lindqvist", "app_password", "marcus-mail", "Mail on the telephone");
    give("camila.herrera", "recovery", "camila-herrera-recovery", "Lost telephone");
    give("leo.castellanos", "verification", "leo-castellanos-verification", "Confirms a new address");
    db.create("authentik_stages_invitation.invitation", {
        name: "spring-interns",
        creator: keyOf(db, ADMINISTRATOR),
        expires,
        single_use: false,
        fixed_data: { attributes: { department: "Engineering", site: "Utrecht" } },
    });
}
