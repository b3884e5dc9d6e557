import { expect } from "@open-wc/testing";
import { ApiError, ConnectionError, CutOffError } from "./errors.ts";
import { sentence } from "./failure.ts";

describe("a failure in one sentence", () => {
    const page = (title: string) => `\n<html><head>${title}</head><body><h1>nginx</h1></body></html>`;

    it("is what the server says, where it says something", () => {
        expect(sentence(new ApiError(404, { detail: "No such device." }))).to.equal("No such device.");
        expect(sentence(new ApiError(409, { non_field_errors: ["Taken.", "Twice."] }))).to.equal("Taken. Twice.");
        expect(sentence(new ApiError(400, { slug: ["Taken."] }))).to.equal("slug: Taken.");
        expect(sentence(new ApiError(500, { detail: "A server error occurred." }))).to.equal("A server error occurred.");
    });

    it("says what is gone, also where the framework only has two words for that", () => {
        for (const body of [{ detail: "Not found." }, undefined]) expect(sentence(new ApiError(404, body))).to.contain("not there any more");
    });

    it("says what came, where a proxy answers by a page of its own", () => {
        expect(sentence(new ApiError(502, page("<title>502 Bad Gateway</title>")))).to.contain("“502 Bad Gateway” (status 502)");
        expect(sentence(new ApiError(200, page("")))).to.contain("The server sent a web page instead of data (status 200).");
    });

    it("says what a bare status means", () => {
        const said: Record<number, string> = {
            409: "somebody else may have changed it",
            413: "too large",
            429: "in a short time",
            500: "failed to answer",
            502: "cannot be reached at the moment",
            418: "without saying why",
        };
        for (const [status, words] of Object.entries(said)) {
            expect(sentence(new ApiError(Number(status), undefined)), status).to.contain(words);
            expect(sentence(new ApiError(Number(status), undefined))).to.contain(status);
        }
    });

    it("says in the visitor's language that nothing came, whatever the browser calls that", () => {
        const browsers = [
            "Failed to fetch",
            "Failed to fetch dynamically imported module: http://127.0.0.1:9000/static/dist/users.page.js",
            "error loading dynamically imported module: http://127.0.0.1:9000/static/dist/users.page.js",
            "Importing a module script failed.",
            "NetworkError when attempting to fetch resource.",
            "Load failed",
        ];
        for (const words of browsers) expect(sentence(new TypeError(words)), words).to.contain("did not answer");
        expect(sentence(new TypeError("x is not a function"))).to.equal("x is not a function");
    });

    it("tells an answer that was cut off from none", () => {
        expect(sentence(new ConnectionError("x"))).to.contain("did not answer");
        expect(sentence(new CutOffError("x"))).to.contain("cut off");
    });
});
