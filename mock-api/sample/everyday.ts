import type { Place } from "./browser.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { JOINERS, LEAVER, PEOPLE, type Person, type Site } from "./people.ts";
import type { Scenario } from "./scenario.ts";
import { type ScheduledAction, WEEKS } from "./times.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#mock/encoding/time.ts";
import { own } from "#kernel/base/own.ts";

export const AGENTS = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/110.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/110.0.0.0 Safari/537.36 Edg/110.0.1587.63",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.3 Safari/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:110.0) Gecko/20100101 Firefox/110.0",
    "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/110.0",
] as const;
const TELEPHONES = [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 16_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.3 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 13; Pixel 6) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/110.0.0.0 Mobile Safari/537.36",
];

/** Second part of the address of each office, and when its day begins (UTC, so that all three have their own morning). */
const OFFICES: Readonly<Record<Site, { readonly net: number; readonly opens: number }>> = {
    Utrecht: { net: 1, opens: 8 },
    Lisbon: { net: 2, opens: 9 },
    Pune: { net: 3, opens: 8 },
};

/** What each department works with, the most used first. */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
    "Engineering": ["forge", "fieldbook", "gauges", "timecard"],
    "IT operations": ["gauges", "forge", "fieldbook", "directory", "timecard"],
    "Finance": ["ledger", "timecard", "fieldbook"],
    "People": ["timecard", "fieldbook"],
    "Sales": ["switchboard", "fieldbook", "timecard"],
    "Support": ["switchboard", "fieldbook", "timecard"],
    "Production": ["gauges", "timecard", "gatehouse"],
    "Contractors": ["fieldbook", "timecard"],
};

/** What is the same about a person every day. */
interface Habits {
    /** How likely they sign in on a working day: some stay signed in for days. */
    readonly presence: number;
    /** ms after midnight. */
    readonly arrival: number;
    readonly signsOut: number;
    readonly mistypes: number;
    readonly home: number;
    readonly evenings: number;
    readonly agent: string;
}

const habitsOf = ({ site }: Person, { between, pick }: SeededRandom): Habits => ({
    presence: between(0.3, 0.85),
    arrival: OFFICES[site].opens * HOUR_MS + between(-20, 110) * MINUTE_MS,
    signsOut: between(0.1, 0.9),
    mistypes: between(0, 0.14),
    home: between(0, 0.6),
    evenings: between(-0.04, 0.1),
    agent: pick(AGENTS),
});

/** Working days of everybody: they arrive, mistype, open what they work with, and leave; a few look in again at night or on a weekend. */
export function everyday(random: SeededRandom, begin: number): ScheduledAction[] {
    const here = [...PEOPLE.map((person) => ({ person, from: 0 })), ...JOINERS.map(([day, person]) => ({ person, from: day + 1 }))];
    return here.flatMap(({ person, from }, number) => {
        const habits = habitsOf(person, random);
        const until = person.username === LEAVER.username ? LEAVER.day : WEEKS * 7;
        const days = Array.from({ length: until - from }, (_, at) => from + at);
        return days.flatMap((day) => dayOf(person, number, habits, day % 7 > 4, begin + day * DAY_MS, random));
    });
}

function dayOf(person: Person, number: number, habits: Habits, isWeekend: boolean, midnight: number, random: SeededRandom): ScheduledAction[] {
    const { chance, between, pick } = random;
    const office: Place = { ip: `10.20.${OFFICES[person.site].net}.${20 + number}`, agent: habits.agent };
    const home: Place = { ip: `203.0.113.${64 * OFFICES[person.site].net + (number % 64)}`, agent: habits.agent };
    const actions: ScheduledAction[] = [];
    if (chance(isWeekend ? 0.03 : habits.presence)) {
        const place = isWeekend || chance(habits.home) ? home : office;
        actions.push(visit(person, place, habits, midnight + habits.arrival + between(-35, 35) * MINUTE_MS, random));
    }
    if (chance(habits.evenings)) {
        const place = { ...home, agent: chance(0.6) ? pick(TELEPHONES) : habits.agent };
        actions.push(visit(person, place, habits, midnight + between(19, 22.5) * HOUR_MS, random));
    }
    return actions;
}

/** Somebody signs in, opens an application or two, and perhaps signs out before they go. */
function visit({ username, department }: Person, place: Place, habits: Habits, at: number, { chance, next, pick }: SeededRandom): ScheduledAction {
    const doesMistype = chance(habits.mistypes);
    const tools = own(TOOLS, department) ?? ["fieldbook"];
    // The first of them is opened most.
    const opened = [...(chance(0.7) ? [tools[Math.floor(next() ** 2 * tools.length)]!] : []), ...(chance(0.15) ? [pick(tools)] : [])];
    const doesSignOut = chance(habits.signsOut);
    return {
        at,
        run: async (scenario: Scenario) => {
            const browser = scenario.browser(place);
            if (doesMistype) await browser.mistype(username, "Sandbox");
            await scenario.signIn(browser, username);
            for (const slug of new Set(opened)) await scenario.open(browser, username, slug, place);
            if (doesSignOut) await browser.signOut();
        },
    };
}
