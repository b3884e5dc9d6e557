import { expect, fixture, html } from "@open-wc/testing";
import { usesList, type UsedBy } from "./removal-uses.ts";

describe("what uses an object", () => {
    const list = (uses: UsedBy[]): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${usesList(uses)}</div>`);
    const text = (element: Element): string => element.textContent.replace(/\s+/g, " ").trim();

    it("is called by one short line where it has a whole message for its name; the rest is the tip", async () => {
        const trace = `Notification for user 1: Traceback (most recent call last):\n  File "office-hours", line 1\n${"x".repeat(5000)}`;
        const names = [trace, `word ${"x".repeat(200)}`, "short"];
        const shown = await list(names.map((name) => ({ app: "authentik_events", model_name: "notification", name, action: "CASCADE" })));
        expect(text(shown)).to.contain("Traceback (most recent call last):…: will be deleted too").and.not.contain("office-hours");
        expect(text(shown)).to.contain("Notification short: will be deleted too");
        const tips = [...shown.querySelectorAll("li [data-tip]")].map((element) => element.getAttribute("data-tip") ?? "");
        expect(tips[0]).to.contain("office-hours");
        for (const tip of tips) expect(tip.length).to.be.at.most(1000);
        for (const line of shown.querySelectorAll("li")) expect(text(line).length).to.be.below(140);
    });

    it("is called by where it is, where it has no name of its own", async () => {
        const binding = { app: "authentik_policies", model_name: "policybinding", name: "Policy binding #0", action: "CASCADE" };
        const shown = await list(["Application Wiki", "Flow login"].map((place) => ({ ...binding, place })));
        expect(text(shown)).to.contain("Policy binding to Application Wiki: will be deleted too").and.not.contain("#0");
        const many = await list(["A", "B", "C", "D"].map((place) => ({ ...binding, place })));
        expect(text(many.querySelector("summary")!)).to.equal("Policy binding (4): will be deleted too");
        expect(text(many)).to.contain("A, B, C, D");
    });

    it("is called by its kind once, where the API writes that of its family before the name", async () => {
        const shown = await list(
            [
                ["authentik_stages_identification", "identificationstage", "Stage Who are you"],
                ["authentik_flows", "stage", "Stage Stage door"],
                ["authentik_core", "provider", "Proxy Provider Gauges"],
                ["authentik_providers_saml", "samlprovider", "SAML Provider Ledger"],
                ["authentik_providers_oauth2", "scopemapping", "Property Mapping Department"],
            ].map(([app = "", model_name = "", name = ""]) => ({ app, model_name, name, action: "CASCADE_MANY" })),
        );
        expect([...shown.querySelectorAll("li")].map((line) => text(line).replace(/: .*/, ""))).to.deep.equal([
            "Identification stage Who are you",
            "Stage Stage door",
            "Provider Gauges",
            "SAML provider Ledger",
            "Scope mapping Department",
        ]);
    });
});
