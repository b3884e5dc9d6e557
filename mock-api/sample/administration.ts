import type { JsonObject } from "#kernel/models.ts";
import type { Dice } from "./dice.ts";
import { ADMINISTRATOR, described, JOINERS, LEAVER, type Person } from "./people.ts";
import type { Scene } from "./scene.ts";
import { dayOf, type Happening, timeOf, type Weekday } from "./times.ts";
import { DAY_MS } from "#mock/encoding/time.ts";

/** Half a year. */
const TOKEN_MS = 182 * DAY_MS;

type Work = (scene: Scene) => Promise<void>;

/** What administrators do in their browsers: each of these leaves its trace in the log. Nothing new is made in the last week, which may be cut short. */
export function administration(_dice: Dice, begin: number): Happening[] {
    const on = (week: number, weekday: Weekday, time: string, run: Work): Happening => ({ at: timeOf(begin, week, weekday, time), run });
    return [
        ...JOINERS.map(([day, person]) => ({ at: dayOf(begin, day, "9:20"), run: (scene: Scene) => join(scene, person) })),
        { at: dayOf(begin, LEAVER.day, "16:45"), run: (scene) => change(scene, "core/users/", { username: LEAVER.username }, "pk", { is_active: false }) },
        on(0, "tuesday", "14:10", (scene) =>
            change(scene, "core/applications/", { slug: "gauges" }, "slug", { meta_description: "Charts of servers, ovens and benches" }),
        ),
        on(0, "thursday", "11:30", (scene) => viewKey(scene, ADMINISTRATOR, "inventory-sync")),
        on(1, "monday", "15:40", makeToken),
        on(1, "thursday", "10:25", (scene) =>
            change(scene, "policies/password/", { name: "quillmere-password-length" }, "pk", {
                length_min: 14,
                error_message: "Use at least fourteen characters.",
            }),
        ),
        on(2, "tuesday", "9:50", tryGroup),
        on(2, "wednesday", "13:15", (scene) => change(scene, "core/tenants/", { domain: "quillmere.example" }, "tenant_uuid", { event_retention: "days=180" })),
        on(2, "thursday", "14:30", (scene) =>
            change(scene, "flows/instances/", { slug: "default-authentication-flow" }, "slug", { title: "Welcome to authentik!", layout: "stacked" }),
        ),
        on(3, "tuesday", "11:05", (scene) => viewKey(scene, "akadmin", "pipeline-deploy")),
        on(3, "thursday", "15:20", (scene) => change(scene, "core/applications/", { slug: "canteen" }, "slug", { meta_publisher: "People" })),
        ...PASSWORDS.map(([week, weekday, time, username]) => on(week, weekday, time, (scene) => changePassword(scene, username))),
        on(2, "monday", "9:40", (scene) => rename(scene, "elif.yildiz", "Elif Yıldız-Costa")),
    ];
}

const PASSWORDS: readonly (readonly [week: number, weekday: Weekday, time: string, username: string])[] = [
    [0, "wednesday", "9:35", "pieter.dejong"],
    [1, "tuesday", "8:55", "grace.mwangi"],
    [2, "friday", "17:20", "rui.tavares"],
    [3, "wednesday", "12:40", "sneha.patil"],
];

async function join(scene: Scene, person: Person): Promise<void> {
    const browser = await scene.signedIn(ADMINISTRATOR);
    const { pk: group } = await scene.find(browser, "core/groups/", { name: person.department });
    const { pk: everybody } = await scene.find(browser, "core/groups/", { name: "Quillmere" });
    const { body } = await browser.post("core/users/", { ...described(person), groups: [group!, everybody!] });
    await browser.post(`core/users/${String(body.pk)}/set_password/`, { password: scene.passwordOf(person.username) });
    await browser.signOut();
    const theirs = await scene.signedIn(person.username, { ip: "10.20.1.18", agent: "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/110.0" });
    await theirs.get("core/users/me/");
}

/** Changes one object of a list. `key`: the field that is in its address. */
async function change(scene: Scene, list: string, wanted: Record<string, string>, key: string, values: JsonObject): Promise<void> {
    const browser = await scene.signedIn(ADMINISTRATOR);
    const row = await scene.find(browser, list, wanted);
    await browser.patch(`${list}${String(row[key])}/`, values);
    await browser.signOut();
}

async function viewKey(scene: Scene, username: string, identifier: string): Promise<void> {
    const browser = await scene.signedIn(username);
    await browser.get(`core/tokens/${identifier}/view_key/`);
    await browser.signOut();
}

/** Somebody makes a token for themselves, and copies its key. */
async function makeToken(scene: Scene): Promise<void> {
    const browser = await scene.signedIn("meera.nair", { ip: "10.20.3.30", agent: "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/110.0" });
    await browser.post("core/tokens/", {
        identifier: "meera-notebooks",
        intent: "api",
        description: "Notebooks",
        expires: new Date(scene.clock.now + TOKEN_MS).toISOString(),
    });
    await browser.get("core/tokens/meera-notebooks/view_key/");
}

/** A group that was a bad idea. */
async function tryGroup(scene: Scene): Promise<void> {
    const browser = await scene.signedIn(ADMINISTRATOR);
    const { body } = await browser.post("core/groups/", { name: "Test group", users: [] });
    await browser.patch(`core/groups/${String(body.pk)}/`, { name: "Pilot of the new Fieldbook" });
    await browser.delete(`core/groups/${String(body.pk)}/`);
    await browser.signOut();
}

/** Changes a password by the flow, to the one that all of them have. */
async function changePassword(scene: Scene, username: string): Promise<void> {
    const browser = await scene.signedIn(username);
    const password = scene.passwordOf(username);
    const shown = await browser.walk("default-password-change", { password, password_repeat: password });
    if (shown !== "xak-flow-redirect") throw new Error(`${username} could not change their password: ${shown}`);
}

async function rename(scene: Scene, username: string, name: string): Promise<void> {
    const browser = await scene.signedIn(username, {
        ip: "10.20.2.41",
        agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:110.0) Gecko/20100101 Firefox/110.0",
    });
    await browser.walk("default-user-settings-flow", { username, "name": name, "email": `${username}@quillmere.example`, "attributes.settings.locale": "" });
}
