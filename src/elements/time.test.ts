import { expect, fixture, html } from "@open-wc/testing";
import { absolute, day, relative, type Time } from "./time.ts";

describe("ak-time", () => {
    const now = Date.parse("2026-03-01T12:00:00Z");
    const from = (seconds: number) => relative(new Date(now + seconds * 1000), now);

    it("says how far away a moment is in its largest whole unit", () => {
        expect([0, -5, -90, -7_200, -86_400, 86_400, 3 * 86_400, -40 * 86_400, 800 * 86_400].map(from)).to.deep.equal([
            "now",
            "5 seconds ago",
            "1 minute ago",
            "2 hours ago",
            "1 day ago",
            "in 1 day",
            "in 3 days",
            "1 month ago",
            "in 2 years",
        ]);
    });

    it("does not call the day before yesterday yesterday, nor the week before the last one that", () => {
        expect([-47 * 3_600, -13 * 86_400].map(from)).to.deep.equal(["1 day ago", "1 week ago"]);
    });

    it("speaks German on a German page", () => {
        document.documentElement.lang = "de";
        try {
            expect([0, -10_800, 86_400].map(from)).to.deep.equal(["jetzt", "vor 3 Stunden", "in 1 Tag"]);
            expect(absolute("2026-03-01T12:00:00Z")).to.contain("01.03.2026");
        } finally {
            document.documentElement.lang = "en";
        }
    });

    it("has its number where its own language has it, on a page that is read from right to left, too", async () => {
        const page = await fixture(html`<p dir="rtl"><ak-time value=${new Date(Date.now() - 21 * 86_400_000).toISOString()}></ak-time></p>`);
        const text = page.querySelector<Time>("ak-time")!.shadowRoot!.querySelector("time")!.firstChild!.nextSibling!;
        expect(text.textContent).to.equal("3 weeks ago");
        const left = (at: number) => {
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return range.getBoundingClientRect().left;
        };
        expect(left(0)).to.be.below(left(2));
    });

    it("says the exact moment when pointed at", async () => {
        const value = "2026-03-01T12:00:00Z";
        const element = await fixture<Time>(html`<ak-time value=${value}></ak-time>`);
        const time = element.shadowRoot!.querySelector("time")!;
        expect(time.dateTime).to.equal(value);
        expect(time.dataset["tip"]).to.contain(new Date(value).toLocaleTimeString("en", { timeStyle: "medium" }));
    });

    it("says a day as a heading: today and yesterday by the calendar, whatever the hour", () => {
        const from = (value: Date): string => day(value, new Date(2026, 2, 1, 0, 30));
        expect([new Date(2026, 2, 1, 23), new Date(2026, 1, 28, 0, 1), new Date(2026, 1, 27, 23, 59)].map(from)).to.deep.equal([
            "Today, Sunday, March 1, 2026",
            "Yesterday, Saturday, February 28, 2026",
            "Friday, February 27, 2026",
        ]);
    });

    it("shows a dash for never, and says it", async () => {
        const element = await fixture<Time>(html`<ak-time .value=${null}></ak-time>`);
        expect(element.shadowRoot!.querySelector("[aria-label=Never]")!.textContent).to.equal("–");
    });
});
