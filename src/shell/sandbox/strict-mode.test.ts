import { expect } from "@open-wc/testing";
import type { Break } from "#src/api/strict-mode.api.ts";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { openStrictMode } from "./strict-mode.ts";

const AT = "/-/sandbox/strict/";
const provider = (breaks: Break[]) => ({ provider: 7, name: "Old wiki", client_id: "wiki", application: "wiki", breaks });
const REASONS = ["redirect_uri", "redirect_uri_changed", "front_tokens", "nonce", "pkce", "password", "pattern", "no_redirect_uri", "public"] as const;

describe("strict mode, in the sandbox menu", () => {
    let restore = () => {};
    afterEach(() => restore());

    const dialog = () => document.querySelector("ak-modal ak-dialog");
    const text = () => dialog()?.shadowRoot?.textContent?.replaceAll(/\s+/g, " ") ?? "";
    const press = (label: string) => [...dialog()!.shadowRoot!.querySelectorAll("button")].find((button) => button.textContent?.trim() === label)!.click();

    function answer(state: { is_strict: boolean; providers: object[] }) {
        const stub = stubApi(({ method, body }) => ({ body: { is_forced: false, ...state, ...(method === "PUT" ? (body as object) : {}) } }));
        restore = stub.restore;
        return stub.calls;
    }

    it("says of each provider why it would break, and turns on", async () => {
        const breaks = REASONS.map((reason) => ({
            reason,
            value: reason === "pattern" ? "https://.*" : undefined,
            seen: reason === "pkce" ? "2023-03-01T12:00:00Z" : null,
        }));
        const calls = answer({ is_strict: false, providers: [provider(breaks as Break[])] });
        const opened = openStrictMode();
        await waitUntil(() => text().includes("Old wiki"));
        expect(dialog()!.shadowRoot!.querySelectorAll("li")).to.have.length(REASONS.length);
        expect(text()).to.contain("https://.* is a pattern").and.to.contain("does not use PKCE. Last seen Mar 1, 2023");
        await expect(dialog()!).to.be.accessible();
        press("Turn on");
        await opened;
        expect(calls.map(({ method, path, body }) => [method, path, body])).to.deep.equal([
            ["GET", AT, undefined],
            ["PUT", AT, { is_strict: true }],
        ]);
    });

    it("turns off, and says so where nothing breaks", async () => {
        const calls = answer({ is_strict: true, providers: [] });
        const opened = openStrictMode();
        await waitUntil(() => text().includes("no client would be refused"));
        press("Turn off");
        await opened;
        expect(calls.at(-1)!.body).to.deep.equal({ is_strict: false });
    });

    it("changes nothing when it is left", async () => {
        const calls = answer({ is_strict: false, providers: [] });
        const opened = openStrictMode();
        await waitUntil(() => text() !== "");
        press("Cancel");
        await opened;
        expect(calls).to.have.length(1);
    });
});
