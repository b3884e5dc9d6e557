import { expect, fixture, html } from "@open-wc/testing";
import { withoutReports } from "../testing/reports.ts";
import "./wizard-actions.ts";
import { WizardCourse } from "./wizard-course.ts";

describe("ak-wizard-actions", () => {
    it("says what is wrong with actions that are made anew each time, instead of doing them for ever", async () => {
        const course = new WizardCourse({ steps: () => [], actions: () => [{ title: () => "Create", run: async () => 1 }] }, () => undefined);
        const reports = await withoutReports(async () => {
            const actions = await fixture(html`<ak-wizard-actions .course=${course} submitLabel="Create"></ak-wizard-actions>`);
            expect(actions.shadowRoot!.textContent).to.contain("stay the same objects");
        });
        expect(reports).to.have.length(1);
    });
});
