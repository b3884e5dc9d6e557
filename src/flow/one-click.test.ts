import { expect, fixture, html } from "@open-wc/testing";
import type { Challenge } from "#src/api/challenges.ts";
import { stubApi, type StubCall } from "#src/api/stub.test-helper.ts";
import { browser } from "#src/base/browser.ts";
import { tenant } from "#src/context/tenant.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { FlowExecutor } from "./executor.ts";
import "./executor.ts";
import { PIXEL, person } from "./testing/stage.suite.ts";

const flow_info = { title: "Welcome to authentik!", background: PIXEL, cancel_url: "/flows/-/cancel/", layout: "stacked" } as const;
const asked = (component: string, more: object = {}): Challenge => ({ type: "native", component, flow_info, ...more }) as unknown as Challenge;
const name = { user_fields: ["username"], password_fields: false, primary_action: "Log in", sources: [] };
const identification = asked("ak-stage-identification", name);
const password = (pending_user: string, more: object = {}): Challenge => asked("ak-stage-password", { ...person, pending_user, ...more });
const redirect: Challenge = { type: "redirect", component: "xak-flow-redirect", to: "/if/user/#/library" };
const SLUG = "default-authentication-flow";

describe("UX 16: signing in by one press to a sandbox", () => {
    let calls: StubCall[];
    let answers: Challenge[];
    let restore: () => void;
    const left: string[] = [];
    const { assign } = browser;

    beforeEach(() => {
        left.length = 0;
        browser.assign = (url) => void left.push(url);
        ({ calls, restore } = stubApi(({ path }) => {
            if (path === "/core/tenants/current/")
                return { body: { branding_title: "", branding_logo: PIXEL, branding_favicon: "", ui_footer_links: [], flow_authentication: SLUG } };
            const next = path.startsWith("/flows/executor/") ? answers.shift() : undefined;
            return next && { body: next };
        }));
    });
    afterEach(() => {
        restore();
        forget();
        tenant.clear();
        browser.assign = assign;
    });

    const forget = (): void => document.querySelector("meta[name=authentik-sandbox]")?.remove();
    /** A page of a server that tells its logins. @param open those whose passwords still work */
    const show = async (open: string, steps: Challenge[]): Promise<FlowExecutor> => {
        forget();
        const meta = Object.assign(document.createElement("meta"), { name: "authentik-sandbox", content: "sample" });
        meta.dataset["open"] = open;
        document.head.append(meta);
        answers = steps;
        const executor = await fixture<FlowExecutor>(html`<ak-flow-executor slug=${SLUG}></ak-flow-executor>`);
        await waitUntil(() => executor.querySelector(".ak-flow__note"), "who can sign in is told");
        return executor;
    };
    const buttons = (executor: FlowExecutor) => [...executor.querySelectorAll<HTMLElement>(".ak-flow__accounts button")];
    const press = async (executor: FlowExecutor, label: string): Promise<void> => {
        const button = (): HTMLElement | undefined => buttons(executor).find(({ textContent }) => textContent.trim() === label);
        await waitUntil(button, label);
        button()!.click();
    };
    const sent = () => calls.filter(({ method }) => method === "POST").map(({ body }) => body);

    it("sends the name, then the password, as if they had been typed", async () => {
        const executor = await show("akadmin amara.okafor", [identification, password("amara.okafor"), redirect]);
        await press(executor, "Sign in as amara.okafor");
        await waitUntil(() => left.length > 0, "the visitor is in");
        expect(sent()).to.deep.equal([
            { component: "ak-stage-identification", uid_field: "amara.okafor" },
            { component: "ak-stage-password", password: "sandbox" },
        ]);
    });

    it("sends both at once where the step asks for both", async () => {
        const executor = await show("akadmin", [asked("ak-stage-identification", { ...name, password_fields: true }), redirect]);
        await press(executor, "Sign in as akadmin");
        await waitUntil(() => left.length > 0, "the visitor is in");
        expect(sent()).to.deep.equal([{ component: "ak-stage-identification", uid_field: "akadmin", password: "akadmin" }]);
    });

    it("offers the step of the password that of whom it asks for, and leaves what is refused to the visitor", async () => {
        const refused = { response_errors: { password: [{ string: "Failed to authenticate.", code: "invalid" }] } };
        const executor = await show("akadmin amara.okafor", [password("akadmin"), password("akadmin", refused)]);
        await waitUntil(() => buttons(executor).length > 0, "there is a button");
        expect(buttons(executor).map(({ textContent }) => textContent.trim())).to.deep.equal(["Sign in as akadmin"]);
        await press(executor, "Sign in as akadmin");
        await waitUntil(() => executor.textContent.includes("Failed to authenticate."), "it is said");
        expect(sent()).to.have.length(1);
    });

    it("offers nobody whose password is another by now", async () => {
        const executor = await show("amara.okafor", [identification]);
        await waitUntil(() => buttons(executor).length > 0, "there is a button");
        expect(buttons(executor)).to.have.length(1);
    });
});
