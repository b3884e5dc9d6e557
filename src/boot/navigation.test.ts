import { expect } from "chai";
import type { EngineResponse } from "#mock/adapters/tab/protocol.ts";
import { OWNED_PATHS } from "#mock/adapters/tab/owned-paths.ts";
import { follow, navigationRequest } from "./navigation.ts";

const answered = (more: Partial<EngineResponse> & { html?: string }): EngineResponse => ({
    status: 200,
    headers: [["content-type", more.html === undefined ? "text/plain" : "text/html; charset=utf-8"]],
    body: new TextEncoder().encode(more.html ?? "").buffer as ArrayBuffer,
    cookies: [],
    ...more,
});

describe("a navigation to a path of the backend", () => {
    let body: readonly ChildNode[];
    const { lang } = document.documentElement;
    beforeEach(() => (body = [...document.body.childNodes]));
    afterEach(() => {
        document.body.replaceChildren(...body);
        document.documentElement.lang = lang;
    });

    it("is a GET of the address when nothing was posted, and says what the person reads", async () => {
        const sent = await navigationRequest();
        expect([sent.method, sent.url, sent.body]).to.deep.equal(["GET", location.href, null]);
        expect(Object.fromEntries(sent.headers)["accept-language"]).to.equal(navigator.languages.join(","));
    });

    it("goes where the answer leads", () => {
        const went: string[] = [];
        follow(answered({ status: 302, headers: [["location", "https://app.test/back?code=1"]] }), (to) => went.push(to));
        follow(answered({ status: 200, headers: [["location", "/not/a/redirect"]] }), (to) => went.push(to));
        expect(went).to.deep.equal(["https://app.test/back?code=1"]);
    });

    it("shows a page, and nothing of it runs", () => {
        follow(answered({ html: '<html lang="de"><title>Asked</title><main><h1>Really?</h1><script>window.hasRun = true</script></main></html>' }));
        expect(document.documentElement.lang).to.equal("de");
        expect(document.title).to.equal("Asked");
        expect(document.querySelector("h1")?.textContent).to.equal("Really?");
        expect(window).not.to.have.property("hasRun");
    });

    it("shows what is not a page as text", () => {
        follow(answered({ status: 405 }));
        expect(document.querySelector("pre")?.textContent).to.equal("405");
    });

    it("hands on what a form of a page hands on to another site", () => {
        const submitted: string[] = [];
        const submit = HTMLFormElement.prototype.submit;
        HTMLFormElement.prototype.submit = function () {
            submitted.push(`${this.method} ${this.action} ${new URLSearchParams(new FormData(this) as never).toString()}`);
        };
        follow(
            answered({ html: '<form method="post" action="https://app.test/acs" data-submit><input type="hidden" name="SAMLResponse" value="abc"></form>' }),
        );
        HTMLFormElement.prototype.submit = submit;
        expect(submitted).to.deep.equal(["post https://app.test/acs SAMLResponse=abc"]);
    });
});

describe("the list of paths that the engine answers", () => {
    it("knows them by their first part", () => {
        const owned = [
            "/api/v3/core/users/",
            "/application/o/token/",
            "/source/saml/x/acs/",
            "/media/a/b",
            "/ws/client/",
            "/-/impersonation/1/",
            "/recovery/use-token/x/",
        ];
        expect(owned.filter((path) => !OWNED_PATHS.test(path))).to.deep.equal([]);
        const others = ["/if/admin/", "/assets/api/x.js", "/static/api/", "/", "/apiary/", "/x/api/v3/"];
        expect(others.filter((path) => OWNED_PATHS.test(path))).to.deep.equal([]);
    });
});
