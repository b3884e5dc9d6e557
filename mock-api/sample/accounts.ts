import type { SeededRandom } from "./seeded-random.ts";
import { type Place, type SampleBrowser, within } from "./browser.ts";
import { AGENTS } from "./everyday.ts";
import { LEAVER } from "./people.ts";
import type { Scenario } from "./scenario.ts";
import { dayOf, type ScheduledAction, timeOf } from "./times.ts";

const [agent] = AGENTS;
const PUNE: Place = { ip: "10.20.3.34", agent };
const LISBON: Place = { ip: "10.20.2.41", agent };

/** What people add to their accounts by themselves: another factor, the account that they have elsewhere. */
export const accounts = (_random: SeededRandom, begin: number): ScheduledAction[] => [
    { at: timeOf(begin, 1, "monday", "11:20"), run: (scenario) => addFactors(scenario, "vikram.joshi", PUNE) },
    { at: dayOf(begin, LEAVER.day - 1, "16:30"), run: (scenario) => addFactors(scenario, LEAVER.username, LISBON) },
    // Whom the page offers first is left to visitors, who sign up as her.
    { at: timeOf(begin, 1, "friday", "10:05"), run: (scenario) => connect(scenario, "beatriz.fonseca", "Teodor Vlaicu") },
];

/** An authenticator, and codes on paper for the day on which it is lost. */
async function addFactors(scenario: Scenario, username: string, place: Place): Promise<void> {
    const browser = await scenario.signedIn(username, place);
    await browser.walk("default-authenticator-totp-setup");
    await finish(browser, "default-authenticator-totp-setup", { code: Number(await scenario.codeOf(username)) });
    await finish(browser, "default-authenticator-static-setup", {});
    await browser.signOut();
}

async function finish(browser: SampleBrowser, slug: string, answer: { code?: number }): Promise<void> {
    const shown = await browser.walk(slug, answer);
    if (shown !== "xak-flow-redirect") throw new Error(`${slug} was not finished: ${shown}`);
}

/** Who they are at the company that they work with. */
async function connect(scenario: Scenario, username: string, name: string): Promise<void> {
    const browser = await scenario.signedIn(username, LISBON);
    const asked = await browser.get("/source/oauth/login/example-openid/");
    const { html } = await browser.get(asked.location);
    const [, link = ""] =
        html
            .split("<li>")
            .find((item) => item.includes(`<strong>${name}</strong>`))
            ?.split('"') ?? [];
    await browser.get(within(link.replaceAll("&amp;", "&")));
    await browser.signOut();
}
