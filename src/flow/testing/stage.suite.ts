import { expect, fixture, html } from "@open-wc/testing";
import type { AnswerTo, Challenge, ChallengeOf, Component } from "#src/api/challenges.ts";
import { stubApi, type StubAnswer, type StubCall } from "#src/api/stub.test-helper.ts";
import { browser } from "#src/base/browser.ts";
import { tenant } from "#src/context/tenant.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { mayViolate } from "#src/elements/testing/served-policy.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import "../executor.ts";

export const PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
export const person = { pending_user: "bob", pending_user_avatar: PIXEL };

const flow_info = { title: "What comes now", background: PIXEL, cancel_url: "/flows/-/cancel/", layout: "stacked" } as const;
const current = { matched_domain: "*", branding_title: "Example", branding_logo: PIXEL, branding_favicon: "", ui_footer_links: [] };

interface StageOptions<C extends Component> {
    /** What is asked, apart from what every challenge has. */
    challenge: Omit<ChallengeOf<C>, "type" | "component" | "flow_info">;
    /** Sets a second suite of the same component apart. */
    named?: string;
    /** Texts that are shown. */
    shows: readonly string[];
    /** Where the keyboard is at first. */
    focus: string;
    /** What a visitor does to answer, and what is sent then; left out where nothing is answered. */
    answer?: { does?: (stage: HTMLElement) => void; sends: AnswerTo<C> };
    /** A field that the server refuses; left out: refusals are shown above the fields. */
    refuses?: string;
    /** What the API answers apart from the flow; for stages that ask more. */
    respond?: (call: StubCall) => StubAnswer | undefined;
    /** For what a browser without a device, or a page without foreign scripts, complains of. */
    settled?: (stage: HTMLElement) => boolean;
    /** Directives by which the page's policy blocks the script of another company. */
    blockedBy?: readonly string[];
}

/** Types into a control of a stage. */
export const typed =
    (values: Readonly<Record<string, string>>) =>
    (stage: HTMLElement): void => {
        for (const [name, value] of Object.entries(values)) stage.querySelector<HTMLInputElement>(`[name="${name}"]`)!.value = value;
        stage.querySelector("form")!.requestSubmit();
    };
export const pressed =
    (selector = "[type=submit]") =>
    (stage: HTMLElement): void =>
        stage.querySelector<HTMLElement>(selector)!.click();

/** What every stage must do: show its challenge, set the focus, send the answer with its component, show refusals; axe finds nothing. */
export function stageSuite<C extends Component>(component: C, options: StageOptions<C>): void {
    describe([component, options.named].filter(Boolean).join(" "), () => {
        let answers: Challenge[];
        let calls: StubCall[];
        let restore: () => void;
        const { assign } = browser;
        const { submit } = HTMLFormElement.prototype;

        beforeEach(() => {
            mayViolate(...(options.blockedBy ?? []));
            answers = [];
            browser.assign = () => undefined;
            // A form that goes elsewhere would take the test along.
            HTMLFormElement.prototype.submit = () => undefined;
            ({ calls, restore } = stubApi((call) => {
                if (call.path === "/core/tenants/current/") return { body: current };
                if (!call.path.startsWith("/flows/executor/")) return options.respond?.(call);
                const next = answers.shift();
                return next && { body: next };
            }));
        });
        afterEach(async () => {
            restore();
            tenant.clear();
            browser.assign = assign;
            HTMLFormElement.prototype.submit = submit;
            await useTheme("light");
        });

        const challenge = (more: object = {}): Challenge => ({ type: "native", component, flow_info, ...options.challenge, ...more }) as unknown as Challenge;
        const show = async (...all: Challenge[]): Promise<HTMLElement> => {
            answers = all;
            const executor = await fixture<HTMLElement>(html`<ak-flow-executor slug="test"></ak-flow-executor>`);
            await waitUntil(() => executor.querySelector(component), "the stage is there");
            const stage = executor.querySelector<HTMLElement>(component)!;
            await waitUntil(() => options.settled?.(stage) ?? stage.querySelector("h1"), "it has settled");
            return stage;
        };
        const posted = (): unknown[] => calls.filter(({ method, path }) => method === "POST" && path.startsWith("/flows/executor/")).map(({ body }) => body);

        it("shows what is asked", async () => {
            const stage = await show(challenge());
            for (const text of options.shows) expect(stage.textContent).to.contain(text);
        });

        it("puts the focus where the visitor goes on", async () => {
            const stage = await show(challenge());
            await waitUntil(() => document.activeElement?.matches(options.focus) && stage.contains(document.activeElement), options.focus);
        });

        const { answer, refuses } = options;
        if (answer) {
            const refusal = challenge({ response_errors: { [refuses ?? "non_field_errors"]: [{ string: "Not like this.", code: "invalid" }] } });

            it("sends the answer", async () => {
                const stage = await show(challenge(), refusal);
                (answer.does ?? pressed())(stage);
                await waitUntil(() => posted().length > 0);
                expect(posted()[0]).to.deep.equal({ ...answer.sends, component });
            });

            it("says what was refused, and where", async () => {
                const stage = await show(challenge(), refusal);
                (answer.does ?? pressed())(stage);
                await waitUntil(() => stage.textContent.includes("Not like this."));
                const said = [...stage.querySelectorAll<HTMLElement>("[role=alert]")].find((alert) => alert.textContent.includes("Not like this."))!;
                expect(said.hidden).to.equal(false);
                if (!refuses) return;
                expect(said.id, "the refusal can be pointed to").not.to.equal("");
                const named = stage.querySelector(`[aria-describedby~="${said.id}"]`);
                expect(named?.getAttribute("aria-invalid"), "the field points to its refusal").to.equal("true");
            });
        }

        for (const theme of THEMES)
            it(`is accessible (${theme})`, async () => {
                await useTheme(theme);
                const stage = await show(challenge());
                // Not the links beside it: axe does not see that they are on a dark picture.
                await expect(stage.closest("main")!).to.be.accessible();
            });
    });
}
