import { expect, fixture, html } from "@open-wc/testing";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { AkElement } from "./element.ts";
import { mayViolate } from "./testing/served-policy.ts";
import { withoutReports } from "./testing/reports.ts";

/** Throws where a test wants it to: in its own code, or where lit sets an attribute. */
@customElement("test-throwing")
class Throwing extends AkElement {
    @property() at: "nowhere" | "code" | "attribute" | "afterwards" = "nowhere";

    protected override get rawData(): unknown {
        return { subject: "Reset your password" };
    }

    protected override render(): TemplateResult {
        if (this.at === "code") throw new Error("no such value");
        return this.at === "attribute" ? html`<iframe srcdoc=${"<b>mail</b>"}></iframe>` : html`<p>shown</p>`;
    }

    protected override updated(): void {
        if (this.at === "afterwards") throw new Error("not measured");
    }
}

describe("every element", () => {
    const text = (one: Element) => one.shadowRoot!.textContent.replace(/\s+/g, " ").trim();

    for (const [at, why] of [
        ["code", "no such value"],
        ["attribute", "TrustedHTML"],
        ["afterwards", "not measured"],
    ] as const)
        for (const first of [true, false])
            it(`U4 says that it could not be rendered, shows its raw data, and leaves the page alive (${at}, ${first ? "at first" : "later"})`, async () => {
                mayViolate("require-trusted-types-for");
                const reports = await withoutReports(async () => {
                    const page = await fixture(html`<div><test-throwing at=${first ? at : "nowhere"}></test-throwing><test-throwing></test-throwing></div>`);
                    const [one, other] = page.querySelectorAll<Throwing>("test-throwing");
                    one!.at = at;
                    await one!.updateComplete;
                    expect(text(one!)).to.contain("This could not be shown.").and.contain(why).and.contain('"subject": "Reset your password"');
                    expect(text(one!)).not.to.contain("shown This");
                    expect(text(other!)).to.equal("shown");
                    await expect(page).to.be.accessible();
                    one!.at = "nowhere";
                    await one!.updateComplete;
                    expect(text(one!)).to.equal("shown");
                });
                // It is logged to the console as any error is, once.
                expect(reports).to.have.length(1);
                expect(reports[0]).to.contain(why);
            });
});
