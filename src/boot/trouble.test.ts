import { expect } from "@open-wc/testing";
import { faultOf } from "#mock/adapters/tab/engine.ts";
import { EngineError } from "#mock/adapters/tab/protocol.ts";
import { browser } from "#src/base/browser.ts";
import { showTrouble } from "./trouble.ts";

describe("when the sandbox cannot start", () => {
    const before = [...document.body.childNodes];
    const { reload } = browser;
    afterEach(() => {
        browser.reload = reload;
        document.body.replaceChildren(...before);
    });
    const buttons = () => [...document.querySelectorAll<HTMLElement>("#sandbox-trouble button")];

    it("offers a copy of the data before starting over, and says what went wrong", () => {
        showTrouble(new Error("A table is broken."));
        expect(document.querySelector("#sandbox-trouble")!.textContent).to.contain("A table is broken.");
        expect(buttons().map(({ textContent }) => textContent)).to.deep.equal(["Save a copy", "Start over"]);
    });

    for (const [where, error] of [
        ["page", new DOMException("The operation is insecure.", "SecurityError")],
        ["engine", new EngineError(faultOf(new DOMException("The operation is insecure.", "SecurityError")))],
    ] as const)
        it(`says what to allow where the browser lets the ${where} keep nothing; there are no data then`, () => {
            let reloads = 0;
            browser.reload = () => void reloads++;
            showTrouble(error);
            const text = document.querySelector("#sandbox-trouble")!.textContent!;
            expect(text).to.contain("Allow cookies and site data for this address.");
            expect(text).to.not.contain("insecure");
            expect(text).to.not.contain("Your data are still");
            expect(buttons().map(({ textContent }) => textContent)).to.deep.equal(["Try again"]);
            buttons()[0]!.click();
            expect(reloads).to.equal(1);
        });
});
