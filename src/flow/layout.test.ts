import { expect, fixture, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import type { Challenge } from "#src/api/challenges.ts";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { tenant } from "#src/context/tenant.ts";
import { box, overlap } from "#src/elements/testing/boxes.ts";
import { contrast, THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import "#src/shell/outside/outside-corner.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import type { FlowExecutor } from "./executor.ts";
import "./executor.ts";
import { PIXEL, person, typed } from "./testing/stage.suite.ts";

const BRAND = "/web/static/dist/assets/icons/icon_left_brand.svg";
const flow_info = { title: "Welcome to authentik!", background: PIXEL, cancel_url: "/flows/-/cancel/", layout: "stacked" } as const;
const asked = (component: string, more: object): Challenge => ({ type: "native", component, flow_info, ...more }) as unknown as Challenge;
const identification = asked("ak-stage-identification", { user_fields: ["username"], password_fields: false, primary_action: "Log in", sources: [] });
const password = asked("ak-stage-password", person);
const picker = asked("ak-stage-authenticator-validate", {
    ...person,
    device_challenges: [
        { device_class: "totp", device_uid: "1", challenge: {} },
        { device_class: "static", device_uid: "2", challenge: {} },
    ],
    configuration_stages: [],
});
const totp = asked("ak-stage-authenticator-totp", {
    ...person,
    flow_info: { ...flow_info, title: "Setup Two-Factor authentication" },
    config_url: "otpauth://totp/authentik:bob?secret=NOCWGU26J3EAD5ZF4YMV2UT5C5O35ZOP&issuer=authentik",
});
const duo = asked("ak-stage-authenticator-duo", { ...person, activation_barcode: PIXEL, activation_code: "duo://x", stage_uuid: "x" });
const pushed = asked("ak-stage-authenticator-validate", {
    ...person,
    device_challenges: [{ device_class: "duo", device_uid: "1", challenge: {} }],
    configuration_stages: [],
});
const sms = asked("ak-stage-authenticator-sms", { ...person, phone_number_required: false });

describe("the page of a flow", () => {
    let challenge: Challenge;
    let restore: () => void;
    /** The server waits for something before it answers what is sent. */
    let waits = false;
    const address = location.pathname + location.search;
    beforeEach(async () => {
        await setViewport({ width: 1440, height: 900 });
        window.authentikSandbox = {
            export: async () => "",
            open: async () => async () => undefined,
            startOver: async () => undefined,
            connect: () => new WebSocket("ws://nowhere.invalid"),
        };
        waits = false;
        ({ restore } = stubApi(({ path, method }) => {
            if (waits && method === "POST") return new Promise(() => undefined);
            if (path === "/core/tenants/current/")
                return {
                    body: {
                        matched_domain: "*",
                        branding_title: "Example",
                        branding_logo: BRAND,
                        branding_favicon: "",
                        ui_footer_links: [],
                        flow_authentication: "login",
                    },
                };
            if (path === "/-/sandbox/logins/")
                return {
                    body: [
                        { pk: 1, username: "akadmin" },
                        { pk: 2, username: "amara.okafor" },
                    ],
                };
            if (path.startsWith("/flows/inspector/")) return { body: { plans: [], current_plan: null, is_completed: false } };
            return path.startsWith("/flows/executor/") ? { body: challenge } : undefined;
        }));
    });
    afterEach(async () => {
        restore();
        delete window.authentikSandbox;
        document.querySelector("ak-outside-corner")?.remove();
        tenant.clear();
        history.replaceState(null, "", address);
        await useTheme("light");
        await setViewport({ width: 800, height: 600 });
    });

    const show = async (what: Challenge, slug = "login"): Promise<FlowExecutor> => {
        challenge = what;
        const executor = await fixture<FlowExecutor>(html`<ak-flow-executor slug=${slug}></ak-flow-executor>`);
        await waitUntil(() => executor.querySelector("h1") && executor.querySelector<HTMLImageElement>(".ak-flow__brand")?.complete);
        return executor;
    };
    const part = (executor: FlowExecutor, selector: string): HTMLElement => executor.querySelector<HTMLElement>(selector)!;
    /** px below the button that goes on, to the end of the card. */
    const below = (executor: FlowExecutor): number => box(part(executor, "main")).bottom - box(part(executor, "[type=submit]")).bottom;

    it("V12 leaves the same room below the button of every step", async () => {
        const [first, second] = [below(await show(identification)), below(await show(password))];
        expect(first).to.be.closeTo(second, 1);
        expect(first).to.be.within(16, 40);
    });

    it("V12 what is said below the user stands clear of them", async () => {
        const executor = await show(picker);
        const [user, said] = [box(part(executor, ".ak-user-block")), box(part(executor, ".ak-intro"))];
        expect(said.top - user.bottom).to.be.at.least(12);
    });

    /** Without a place to break it. */
    const WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    const LONG: readonly (readonly [name: string, challenge: Challenge])[] = [
        ["a refusal", asked("ak-stage-access-denied", { ...person, error_message: WORD })],
        [
            "a consent",
            asked("ak-stage-consent", { ...person, header_text: WORD, permissions: [{ id: "a", name: WORD }], additional_permissions: [], token: "x" }),
        ],
        [
            "an application and a source",
            { ...identification, application_pre: WORD, sources: [{ name: WORD, challenge: {} }], show_source_labels: true } as Challenge,
        ],
        [
            "a text",
            asked("ak-stage-prompt", {
                fields: [{ field_key: "a", label: WORD, type: "static", placeholder: WORD, required: false, order: 0, sub_text: WORD }],
            }),
        ],
    ];
    for (const [name, long] of LONG)
        it(`V12 one long word in ${name} stays inside the card, as do the buttons`, async () => {
            await setViewport({ width: 390, height: 844 });
            const main = part(await show(long), "main");
            await waitUntil(() => main.querySelector("button, .pf-v6-c-button"));
            const end = box(main).right;
            expect(main.scrollWidth).to.be.at.most(main.clientWidth);
            for (const button of main.querySelectorAll(".pf-v6-c-button")) expect(box(button).right).to.be.at.most(end);
        });

    it("V12 an authenticator is set up without scrolling at 1440x900", async () => {
        const executor = await show(totp);
        await waitUntil(() => executor.querySelector(".ak-qr"));
        expect(document.documentElement.scrollHeight).to.be.at.most(900);
        expect(box(part(executor, "[type=submit]")).bottom).to.be.below(box(part(executor, ".pf-v6-c-login__footer")).top);
    });

    it("F16.1 the code for Duo's app stands clear of whom it is for", async () => {
        const executor = await show(duo);
        await waitUntil(() => executor.querySelector(".ak-qr"));
        expect(box(part(executor, ".ak-qr")).top - box(part(executor, ".ak-user-block")).bottom).to.be.at.least(8);
    });

    it("UX 16: both accounts of a sandbox are in view at 390x844, below four sources", async () => {
        await setViewport({ width: 390, height: 844 });
        const sources = ["OAuth 1.0a", "OpenID Connect", "SAML", "Plex"].map((name) => ({
            name: `Paperlane (${name})`,
            icon_url: PIXEL,
            challenge: { type: "redirect", component: "xak-flow-redirect", to: "/elsewhere" },
        }));
        const executor = await show({ ...identification, sources, show_source_labels: true } as Challenge);
        await waitUntil(() => executor.querySelectorAll(".ak-flow__accounts button").length === 2, "both are there");
        // As long as German is.
        part(executor, "h1").textContent = "Willkommen bei authentik!";
        part(executor, ".ak-flow__note").firstChild!.textContent =
            "Melden Sie sich als akadmin mit dem Passwort akadmin an, in der Beispielfirma auch als amara.okafor mit dem Passwort sandbox.";
        for (const button of executor.querySelectorAll(".ak-flow__accounts button")) expect(box(button).bottom, button.textContent).to.be.at.most(844);
    });

    it("F16.2 a long way out is read whole at 390 px, in every language", async () => {
        await setViewport({ width: 390, height: 844 });
        const executor = await show(sms);
        await waitUntil(() => executor.querySelector(".pf-m-link.pf-m-block"));
        const button = part(executor, ".pf-m-link.pf-m-block");
        button.textContent = "Kein Code? Die Nummer noch einmal oder eine andere angeben";
        expect(button.scrollWidth).to.be.at.most(button.clientWidth);
    });

    it("F16.3 while the phone is asked that is said, and the passcode stays in reach", async () => {
        waits = true;
        const executor = await show(pushed);
        await waitUntil(() => executor.textContent.includes("Confirm the notification on your phone"));
        // A long wait covers every other stage: this one has waited for longer.
        const other = await show(password);
        typed({ password: "secret" })(other);
        await waitUntil(() => other.querySelector(".ak-flow__overlay"));
        expect(executor.querySelector(".ak-flow__overlay")).to.equal(null);
    });

    for (const [width, height] of [
        [1440, 900],
        [390, 844],
    ] as const)
        for (const [name, step] of [
            ["name", identification],
            ["password", password],
        ] as const)
            it(`W8 says who can sign in to a sandbox, to be read, at the step of the ${name} (${width} px)`, async () => {
                await setViewport({ width, height });
                const executor = await show(step);
                const note = part(executor, ".ak-flow__note");
                expect(note.textContent).to.contain("akadmin").and.contain("sandbox");
                expect(parseFloat(getComputedStyle(note).fontSize)).to.be.at.least(14);
                expect(box(note).bottom, "in view").to.be.at.most(height);
                const card = box(part(executor, "main"));
                expect(box(note).top - card.bottom, "right below the card").to.be.within(0, 40);
            });

    it("W8 keeps it to the steps that ask for it", async () => {
        expect((await show(totp)).querySelector(".ak-flow__note")).to.equal(null);
    });

    it("H16-1 keeps it to the flow that signs people in: who has lost a password is asked who they are, too", async () => {
        expect((await show(identification, "recovery")).querySelector(".ak-flow__note")).to.equal(null);
    });

    it("V10 the button of the sandbox stands beside the inspector, not on it", async () => {
        history.replaceState(null, "", "?inspector");
        const executor = await show(password);
        await waitUntil(() => executor.querySelector("ak-flow-inspector")?.shadowRoot?.querySelector("header button"));
        const menu = part(executor, "ak-sandbox-menu");
        await waitUntil(() => box(menu).width > 0);
        expect(overlap(menu, part(executor, "ak-flow-inspector"))).to.equal(false);
    });

    it("V10 nor does the button of what was sent outside stand on it", async () => {
        history.replaceState(null, "", "?inspector");
        outsideNews.set({ unseen: 0, latest: null });
        const executor = await show(password);
        const corner = document.createElement("ak-outside-corner");
        executor.after(corner);
        await waitUntil(() => executor.querySelector("ak-flow-inspector")?.shadowRoot?.querySelector("header button"));
        const button = (): HTMLElement => corner.shadowRoot!.querySelector<HTMLElement>("ak-outside-button")!;
        await waitUntil(() => button() && box(button()).width > 0);
        expect(overlap(button(), part(executor, "ak-flow-inspector"))).to.equal(false);
    });

    for (const theme of THEMES)
        it(`V16 the brand can be read on the page's ground (${theme}), and on the picture behind a flow`, async () => {
            await useTheme(theme);
            const executor = await show(identification);
            const brand = part(executor, ".ak-flow__brand") as HTMLImageElement;
            const source = await (await fetch(BRAND)).text();
            const [light = "", dark = ""] = [...source.matchAll(/\.sandbox\{fill:(#\w+)\}/g)].map(([, color = ""]) => color);
            expect(contrast(light, "#f2f2f2"), "light").to.be.at.least(4.5);
            expect(contrast(dark, "#292929"), "dark").to.be.at.least(4.5);
            // A picture takes the colours for the scheme of the element that shows it.
            expect(getComputedStyle(brand).colorScheme).to.equal("dark");
            expect(source).not.to.contain('font-size="9');
        });
});
