import type { SeededRandom } from "./seeded-random.ts";
import { ADMINISTRATOR, PEOPLE } from "./people.ts";
import type { Scenario } from "./scenario.ts";
import { type ScheduledAction, timeOf } from "./times.ts";

/** From far away, at night: somebody tries names they have read somewhere. */
const STRANGER = { ip: "192.0.2.201", agent: "curl/7.88.1" };
const TRIES = 36;
const GUESSES = ["Quillmere2023", "Welcome1", "Spring2023!", "quillmere"];

/** What does not happen every week. */
export const incidents = (random: SeededRandom, begin: number): ScheduledAction[] => [
    { at: timeOf(begin, 2, "thursday", "2:41"), run: (scenario) => burst(scenario, random) },
    { at: timeOf(begin, 2, "friday", "10:15"), run: actAs },
    { at: timeOf(begin, 3, "friday", "13:30"), run: brokenPolicy },
];

async function burst(scenario: Scenario, { pick }: SeededRandom): Promise<void> {
    const names = ["admin", "akadmin", "info", ...PEOPLE.slice(0, 9).map(({ username }) => username)];
    for (let tried = 0; tried < TRIES; tried++) await scenario.browser(STRANGER).mistype(pick(names), pick(GUESSES));
}

/** The administrator looks at the library as somebody else sees it. */
async function actAs(scenario: Scenario): Promise<void> {
    const browser = await scenario.signedIn(ADMINISTRATOR);
    const { pk } = await scenario.find(browser, "core/users/", { username: "thandiwe.mokoena" });
    await browser.get(`/-/impersonation/${String(pk)}/`);
    await browser.get("core/applications/");
    await browser.get("/-/impersonation/end/");
    await browser.signOut();
}

/** A policy is changed, fails for whoever it meets next, and is put right. */
async function brokenPolicy(scenario: Scenario): Promise<void> {
    const browser = await scenario.signedIn(ADMINISTRATOR);
    const { pk, expression } = await scenario.find(browser, "policies/expression/", { name: "quillmere-from-the-office" });
    await browser.patch(`policies/expression/${String(pk)}/`, {
        expression: 'return request.user.attributes["badge"] and ak_client_ip in ip_network("10.20.0.0/16")',
    });
    const theirs = await scenario.signedIn("willem.visser", {
        ip: "10.20.1.55",
        agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:110.0) Gecko/20100101 Firefox/110.0",
    });
    await theirs.get("core/applications/");
    await theirs.signOut();
    await browser.patch(`policies/expression/${String(pk)}/`, { expression: expression! });
    await browser.signOut();
}
