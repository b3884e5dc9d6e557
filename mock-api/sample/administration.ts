import type { Json, JsonObject } from "#kernel/base/models.ts";
import { DIRECTORY_PASSWORD } from "#mock/sources/example/directory-entries.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { ADMINISTRATOR, described, JOINERS, LEAVER, type Person } from "./people.ts";
import type { Scenario } from "./scenario.ts";
import { dayOf, type ScheduledAction, timeOf, type Weekday } from "./times.ts";
import { DAY_MS } from "#mock/encoding/time.ts";
import { own } from "#kernel/base/own.ts";

/** Half a year. */
const TOKEN_MS = 182 * DAY_MS;

type Work = (scenario: Scenario) => Promise<void>;

/** What administrators do in their browsers: each of these leaves its trace in the log. Nothing new is made in the last week, which may be cut short. */
export function administration(_random: SeededRandom, begin: number): ScheduledAction[] {
    const on = (week: number, weekday: Weekday, time: string, run: Work): ScheduledAction => ({ at: timeOf(begin, week, weekday, time), run });
    return [
        ...JOINERS.map(([day, person]) => ({ at: dayOf(begin, day, "9:20"), run: (scenario: Scenario) => join(scenario, person) })),
        {
            at: dayOf(begin, LEAVER.day, "16:45"),
            run: (scenario) => change(scenario, "core/users/", { username: LEAVER.username }, "pk", { is_active: false }),
        },
        on(0, "tuesday", "14:10", (scenario) =>
            change(scenario, "core/applications/", { slug: "gauges" }, "slug", { meta_description: "Charts of servers, ovens and benches" }),
        ),
        on(0, "thursday", "11:30", (scenario) => viewKey(scenario, ADMINISTRATOR, "inventory-sync")),
        on(1, "monday", "15:40", makeToken),
        on(1, "thursday", "10:25", (scenario) =>
            change(scenario, "policies/password/", { name: "quillmere-password-length" }, "pk", {
                length_min: 14,
                error_message: "Use at least fourteen characters.",
            }),
        ),
        on(1, "wednesday", "11:10", addDirectory),
        on(2, "tuesday", "9:50", tryGroup),
        on(2, "wednesday", "13:15", (scenario) =>
            change(scenario, "core/tenants/", { domain: "quillmere.example" }, "tenant_uuid", { event_retention: "days=180" }),
        ),
        on(2, "thursday", "14:30", (scenario) =>
            change(scenario, "flows/instances/", { slug: "default-authentication-flow" }, "slug", { title: "Welcome to authentik!", layout: "stacked" }),
        ),
        on(3, "tuesday", "11:05", (scenario) => viewKey(scenario, "akadmin", "pipeline-deploy")),
        on(3, "thursday", "15:20", (scenario) => change(scenario, "core/applications/", { slug: "canteen" }, "slug", { meta_publisher: "People" })),
        ...PASSWORDS.map(([week, weekday, time, username]) => on(week, weekday, time, (scenario) => changePassword(scenario, username))),
        on(2, "monday", "9:40", (scenario) => rename(scenario, "elif.yildiz", "Elif Yıldız-Costa")),
    ];
}

const PASSWORDS: readonly (readonly [week: number, weekday: Weekday, time: string, username: string])[] = [
    [0, "wednesday", "9:35", "pieter.dejong"],
    [1, "tuesday", "8:55", "grace.mwangi"],
    [2, "friday", "17:20", "rui.tavares"],
    [3, "wednesday", "12:40", "sneha.patil"],
];

async function join(scenario: Scenario, person: Person): Promise<void> {
    const browser = await scenario.signedIn(ADMINISTRATOR);
    const { pk: group } = await scenario.find(browser, "core/groups/", { name: person.department });
    const { pk: everybody } = await scenario.find(browser, "core/groups/", { name: "Quillmere" });
    const { body } = await browser.post("core/users/", { ...described(person), groups: [group!, everybody!] });
    await browser.post(`core/users/${String(body.pk)}/set_password/`, { password: scenario.passwordOf(person.username) });
    await browser.signOut();
    const theirs = await scenario.signedIn(person.username, {
        ip: "10.20.1.18",
        agent: "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/110.0",
    });
    await theirs.get("core/users/me/");
}

/** Changes one object of a list. `key`: the field that is in its address. */
async function change(scenario: Scenario, list: string, wanted: Record<string, string>, key: string, values: JsonObject): Promise<void> {
    const browser = await scenario.signedIn(ADMINISTRATOR);
    const row = await scenario.find(browser, list, wanted);
    await browser.patch(`${list}${String(own(row, key))}/`, values);
    await browser.signOut();
}

async function viewKey(scenario: Scenario, username: string, identifier: string): Promise<void> {
    const browser = await scenario.signedIn(username);
    await browser.get(`core/tokens/${identifier}/view_key/`);
    await browser.signOut();
}

/** Somebody makes a token for themselves, and copies its key. */
async function makeToken(scenario: Scenario): Promise<void> {
    const browser = await scenario.signedIn("meera.nair", {
        ip: "10.20.3.30",
        agent: "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/110.0",
    });
    await browser.post("core/tokens/", {
        identifier: "meera-notebooks",
        intent: "api",
        description: "Notebooks",
        expires: new Date(scenario.clock.now + TOKEN_MS).toISOString(),
    });
    await browser.get("core/tokens/meera-notebooks/view_key/");
}

/** The company takes the people of another one from its directory: the built-in example of OpenLDAP, which has no rules for the passwords of others. */
async function addDirectory(scenario: Scenario): Promise<void> {
    const browser = await scenario.signedIn(ADMINISTRATOR);
    const mapped = (...names: readonly string[]): Promise<Json[]> =>
        Promise.all(
            names.map(async (name) => {
                const { pk } = await scenario.find(browser, "propertymappings/ldap/", { managed: `goauthentik.io/sources/ldap/${name}` });
                return pk!;
            }),
        );
    await browser.post("sources/ldap/", {
        name: "Paperlane (LDAP)",
        slug: "example-directory",
        server_uri: "ldap://openldap.sandbox.test",
        base_dn: "dc=paperlane,dc=example",
        bind_cn: "cn=reader,dc=paperlane,dc=example",
        bind_password: DIRECTORY_PASSWORD,
        additional_user_dn: "ou=people",
        additional_group_dn: "ou=groups",
        user_object_filter: "(objectClass=inetOrgPerson)",
        group_object_filter: "(objectClass=groupOfNames)",
        object_uniqueness_field: "entryUUID",
        property_mappings: await mapped("openldap-cn", "default-mail", "openldap-uid"),
        property_mappings_group: await mapped("openldap-cn"),
    });
    await browser.signOut();
    await scenario.idle();
}

/** A group that was a bad idea. */
async function tryGroup(scenario: Scenario): Promise<void> {
    const browser = await scenario.signedIn(ADMINISTRATOR);
    const { body } = await browser.post("core/groups/", { name: "Test group", users: [] });
    await browser.patch(`core/groups/${String(body.pk)}/`, { name: "Pilot of the new Fieldbook" });
    await browser.delete(`core/groups/${String(body.pk)}/`);
    await browser.signOut();
}

/** Changes a password by the flow, to the one that all of them have. */
async function changePassword(scenario: Scenario, username: string): Promise<void> {
    const browser = await scenario.signedIn(username);
    const password = scenario.passwordOf(username);
    const shown = await browser.walk("default-password-change", { password, password_repeat: password });
    if (shown !== "xak-flow-redirect") throw new Error(`${username} could not change their password: ${shown}`);
}

async function rename(scenario: Scenario, username: string, name: string): Promise<void> {
    const browser = await scenario.signedIn(username, {
        ip: "10.20.2.41",
        agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:110.0) Gecko/20100101 Firefox/110.0",
    });
    await browser.walk("default-user-settings-flow", { username, "name": name, "email": `${username}@quillmere.example`, "attributes.settings.locale": "" });
}
