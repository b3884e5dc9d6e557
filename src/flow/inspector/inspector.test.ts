import { expect, fixture, html } from "@open-wc/testing";
import type { Challenge } from "#src/api/challenges.ts";
import { pageOf, stubApi, type StubAnswer, type StubCall } from "#src/api/stub.test-helper.ts";
import { flows } from "#src/api/flows.api.ts";
import { browser } from "#src/base/browser.ts";
import { tenant } from "#src/context/tenant.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { FlowExecutor } from "../executor.ts";
import "../executor.ts";
import { PIXEL, person } from "../testing/stage.suite.ts";

const flow_info = { title: "Sign in", background: PIXEL, cancel_url: "/flows/-/cancel/", layout: "stacked" } as const;
const password = { type: "native", component: "ak-stage-password", flow_info, ...person } as Challenge;
const redirect: Challenge = { type: "redirect", component: "xak-flow-redirect", to: "/if/admin/" };

const binding = (name: string) => ({ pk: name, order: 0, stage_obj: { pk: name, name, verbose_name: `${name} kind`, flow_set: [{ slug: "unseen" }] } });
const plan = (now: string, next?: string) => ({
    current_stage: binding(now),
    next_planned_stage: next ? binding(next) : null,
    plan_context: { pending_user: { username: "bob" } },
    session_id: "0123abcd",
});

describe("flow inspector", () => {
    let calls: StubCall[];
    let restore: () => void;
    let inspection: StubAnswer;
    /** What the sandbox tells; a real authentik has no such address. */
    let run: StubAnswer;
    let bound: object[];
    let answers: Challenge[];
    const left: string[] = [];
    const address = location.pathname + location.search;
    const { assign } = browser;

    beforeEach(() => {
        left.length = 0;
        answers = [];
        bound = [];
        run = { status: 404, body: {} };
        inspection = { body: { plans: [plan("name")], current_plan: plan("password", "login"), is_completed: false } };
        browser.assign = (url) => void left.push(url);
        history.replaceState(null, "", "?inspector&next=/if/admin/");
        ({ calls, restore } = stubApi((call) => {
            if (call.path === "/-/sandbox/flow-run/login/") return run;
            if (call.path === "/flows/inspector/login/") return inspection;
            if (call.path.startsWith("/flows/bindings/?")) return { body: pageOf(bound) };
            const next = call.path.startsWith("/flows/executor/") ? answers.shift() : undefined;
            return next && { body: next };
        }));
    });
    afterEach(async () => {
        restore();
        tenant.clear();
        browser.assign = assign;
        history.replaceState(null, "", address);
        await useTheme("light");
    });

    const start = async (...all: Challenge[]): Promise<FlowExecutor> => {
        answers = all;
        return fixture<FlowExecutor>(html`<ak-flow-executor slug="login"></ak-flow-executor>`);
    };
    const inside = (element: FlowExecutor): ShadowRoot | null => element.querySelector("ak-flow-inspector")?.shadowRoot ?? null;
    const shown = (element: FlowExecutor, text: string) => waitUntil(() => inside(element)?.textContent.includes(text), text);
    const submit = async (element: FlowExecutor): Promise<void> => {
        await waitUntil(() => element.querySelector("input[name=password]"));
        element.querySelector<HTMLInputElement>("input[name=password]")!.value = "x";
        element.querySelector("form")!.requestSubmit();
    };
    /** The stage is placed, whichever of the two answers came first. */
    const focused = (element: FlowExecutor): Promise<void> =>
        waitUntil(() => document.activeElement?.matches("input[name=password]") && element.contains(document.activeElement), "the focus is in the flow");
    const asked = (): number => calls.filter(({ path }) => path.startsWith("/flows/inspector/")).length;

    it("is not there without being asked for", async () => {
        history.replaceState(null, "", "?next=/");
        const element = await start(password, redirect);
        await submit(element);
        await waitUntil(() => left.length > 0);
        expect([asked(), inside(element)]).to.deep.equal([0, null]);
    });

    it("does not ask before the flow has begun: the answer would be of the one before", async () => {
        let begin: (challenge: Challenge) => void = () => undefined;
        const first = new Promise<Challenge>((resolve) => (begin = resolve));
        const { challenge } = flows;
        flows.challenge = () => first;
        try {
            const element = await start();
            await waitUntil(() => inside(element)?.textContent.includes("Flow inspector"));
            expect(calls.map(({ path }) => path).filter((path) => path.includes("/flow-run/") || path.includes("/inspector/"))).to.deep.equal([]);
            begin(password);
            await shown(element, "0123abcd");
        } finally {
            flows.challenge = challenge;
        }
    });

    it("says what of the flow may still follow, and what was left out", async () => {
        const place = (name: string, order: number) => ({ ...binding(name), target: "of-login", order });
        const places = [place("name", 10), place("captcha", 15), place("password", 20), place("login", 30), place("thanks", 40)];
        const at = (index: number) => places[index]!;
        const now = (current: object, next: object | null, plans: object[], isDone = false) => ({
            body: {
                plans: plans.map((one) => ({ ...plan("x"), current_stage: one })),
                current_plan: { ...plan("x"), current_stage: current, next_planned_stage: next },
                is_completed: isDone,
            },
        });
        bound = places;
        const lines = async (answer: StubAnswer): Promise<string[]> => {
            inspection = answer;
            const element = await start(password);
            await shown(element, "0123abcd");
            const all = [...inside(element)!.querySelectorAll("li, section > p")].map(
                ({ className, firstElementChild, textContent }) =>
                    `${className} ${firstElementChild?.querySelector("strong")?.textContent ?? textContent.trim()}`,
            );
            element.remove();
            return all;
        };
        expect(await lines(now(at(2), at(3), [at(0)]))).to.deep.equal([
            "past name",
            "current password",
            "next login",
            "later thanks",
            "subtle Left out: captcha",
        ]);
        // Nothing is planned behind it: what is bound there was refused.
        expect((await lines(now(at(2), null, [at(0)]))).slice(2)).to.deep.equal([
            "subtle Nothing comes after this.",
            "subtle Left out: captcha, login, and thanks",
        ]);
        expect((await lines(now(at(3), null, [at(0), at(2), at(3)], true))).slice(3)).to.deep.equal([
            "subtle The flow is completed.",
            "subtle Left out: captcha and thanks",
        ]);
    });

    it("shows what was, is and comes, what the plan knows, and whose it is", async () => {
        const element = await start(password);
        await shown(element, "0123abcd");
        const steps = [...inside(element)!.querySelectorAll("li")].map((item) => [item.className, item.querySelector("strong")!.textContent]);
        expect(steps).to.deep.equal([
            ["past", "name"],
            ["current", "password"],
            ["next", "login"],
        ]);
        expect(inside(element)!.textContent).to.contain('"username": "bob"').and.not.contain("unseen");
        await focused(element);
    });

    it("follows the flow, and waits at its end for the visitor", async () => {
        const element = await start(password, redirect);
        await shown(element, "password");
        inspection = { body: { plans: [plan("name"), plan("password")], current_plan: plan("password"), is_completed: true } };
        await submit(element);
        await shown(element, "The flow is completed.");
        await waitUntil(() => element.querySelector("xak-flow-redirect a"), "the link");
        const link = element.querySelector<HTMLAnchorElement>("xak-flow-redirect a")!;
        expect([link.pathname, left]).to.deep.equal(["/if/admin/", []]);
    });

    const happened = (what: string, stage: string | null = null, more: object = {}) => ({
        at: "2026-11-02T10:11:12Z",
        what,
        stage,
        because: [],
        texts: [],
        ...more,
    });
    const lines = (element: FlowExecutor): string[] =>
        [...inside(element)!.querySelectorAll(".time-line li > div")].map(({ textContent }) => textContent.replace(/\s+/g, " ").trim());

    it("tells what happened when, and who said no", async () => {
        run = {
            body: {
                inspection: { plans: [plan("name")], current_plan: plan("password", "login"), is_completed: false },
                bound: [
                    { ...binding("captcha"), order: 5 },
                    { ...binding("thanks"), order: 6 },
                ],
                trail: [
                    happened("planned"),
                    happened("left_out", "captcha", { because: ["at the office", "Staff"] }),
                    happened("rejected", "name", { texts: ["Enter a name."] }),
                    happened("passed", "name"),
                    happened("sent", "source", { texts: ["/elsewhere/"] }),
                    happened("something new"),
                ],
            },
        };
        const element = await start(password);
        await shown(element, "Time line");
        expect(lines(element)).to.deep.equal([
            "The stages were planned.",
            "captcha was left out. Refused by at the office and Staff",
            "name refused the answer. Enter a name.",
            "name is done.",
            "source sent the visitor to /elsewhere/.",
            "something new",
        ]);
        expect(inside(element)!.querySelector(".later strong")!.textContent, "what was left out does not follow").to.equal("thanks");
        expect(inside(element)!.textContent).to.contain("Left out: captcha");
        expect(inside(element)!.querySelector("time")!.dateTime).to.equal("2026-11-02T10:11:12Z");
        expect(asked(), "the sandbox has told all of it").to.equal(0);
        await expect(element.querySelector("ak-flow-inspector")!).to.be.accessible();
    });

    it("tells why a flow has no plan", async () => {
        run = { body: { inspection: null, bound: [], trail: [happened("denied", null, { because: ["nobody"] })] } };
        const element = await start(password);
        await shown(element, "Time line");
        expect(lines(element)).to.deep.equal(["The flow turned the visitor away. Refused by nobody"]);
    });

    it("goes with Escape, and gives the focus back to the flow", async () => {
        const element = await start(password);
        await shown(element, "0123abcd");
        await focused(element);
        const close = inside(element)!.querySelector("button")!;
        close.focus();
        close.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        await waitUntil(() => inside(element) === null);
        await focused(element);
    });

    for (const [status, text] of [
        [403, "Only administrators"],
        [400, "There is nothing to inspect"],
    ] as const)
        it(`says why there is nothing to see (${status})`, async () => {
            inspection = { status, body: {} };
            await shown(await start(password), text);
        });

    for (const theme of THEMES)
        it(`is accessible, and so is where the flow leads (${theme})`, async () => {
            await useTheme(theme);
            const element = await start(redirect);
            await shown(element, "0123abcd");
            await waitUntil(() => element.querySelector("xak-flow-redirect a"));
            await expect(element.querySelector("ak-flow-inspector")!).to.be.accessible();
            await expect(element.querySelector("main")!).to.be.accessible();
        });
});
