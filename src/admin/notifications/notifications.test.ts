import { expect, fixture, html } from "@open-wc/testing";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { deep, words } from "#src/elements/testing/deep.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { rulesPage } from "./rules.page.ts";
import { transportsPage } from "./transports.page.ts";

const hook = {
    pk: "t1",
    name: "chat",
    mode: "webhook",
    mode_verbose: "Generic Webhook",
    webhook_url: "https://chat.invalid/x",
    webhook_mapping: null,
    send_once: true,
};
const rule = (name: string, group: string | null, transports = ["t1"]) => ({
    pk: name,
    name,
    severity: "warning",
    transports,
    group,
    group_obj: group && { pk: group, name: "Operators" },
});

describe("notification rules and transports", () => {
    let api: ReturnType<typeof stubApi>;
    let outcome: { status?: number; body: unknown };
    beforeEach(() => {
        outcome = { body: { messages: ["200", "thanks"] } };
        api = stubApi(({ method, path }) => {
            if (method === "POST") return outcome;
            if (path.startsWith("/events/transports/?")) return { body: pageOf([hook]) };
            if (path.startsWith("/events/rules/?")) return { body: pageOf([rule("errors", "g1"), rule("off", null), rule("mute", "g1", [])]) };
            return path.startsWith("/policies/bindings/?") ? { body: pageOf([]) } : undefined;
        });
    });
    afterEach(async () => {
        api.restore();
        history.replaceState(null, "", "#");
        document.querySelectorAll("ak-messages").forEach((messages) => messages.remove());
        await useTheme("light");
    });
    const show = async (content: unknown): Promise<HTMLElement> => {
        const frame = await fixture<HTMLElement>(html`<div>${content}</div>`);
        await waitUntil(() => deep(frame, "tbody").length > 0);
        return frame;
    };
    const said = (): string =>
        deep(document, ".pf-v6-c-alert")
            .map(({ textContent }) => textContent)
            .join(" ");
    const test = async (): Promise<void> => deep(await show(transportsPage.render({})), "button[aria-label='Test chat']")[0]!.click();

    it("a rule shows its group, its transports, and which policies let events through", async () => {
        const frame = await show(rulesPage.render({}));
        expect(words(frame)).to.contain("Operators").and.contain("chat").and.contain("Off: no group").and.contain("Off: no transport");
        deep(frame, "[aria-label='Details of errors']")[0]!.click();
        await waitUntil(() => deep(frame, "ak-empty-state").some(({ textContent }) => textContent!.includes("Without a binding, no event is sent.")));
        expect(api.calls.at(-1)!.path).to.contain("target=errors");
    });

    it("M08.1 a transport that cannot be reached says why", async () => {
        outcome = { status: 500, body: "connect ECONNREFUSED 127.0.0.1:1" };
        await test();
        await waitUntil(() => said().includes("connect ECONNREFUSED 127.0.0.1:1"));
    });

    it("M08.3 a transport that works says what it was answered", async () => {
        await test();
        await waitUntil(() => said().includes("200 thanks"));
        expect(api.calls.at(-1)).to.include({ method: "POST", path: "/events/transports/t1/test/" });
    });

    for (const theme of THEMES)
        it(`are accessible (${theme})`, async () => {
            await useTheme(theme);
            await expect(await show(rulesPage.render({}))).to.be.accessible();
            await expect(await show(transportsPage.render({}))).to.be.accessible();
        });
});
