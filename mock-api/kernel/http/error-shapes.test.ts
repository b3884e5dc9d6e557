import { expect } from "chai";
import {
    apiErrors,
    bearerErrors,
    clientErrors,
    type ErrorShape,
    oauthErrors,
    pageErrors,
    ProtocolError,
    textErrors,
    textOf,
    toClient,
} from "./error-shapes.ts";
import {
    denied,
    empty,
    HttpError,
    invalid,
    invalidFields,
    nonFieldError,
    notAuthenticated,
    notFound,
    wrongMediaType,
    wrongMethod,
} from "#kernel/base/errors.ts";

const grant = new ProtocolError("invalid_grant", "The code is too old.");
/** Status, media type and text of an error in a shape. */
async function shaped(shape: ErrorShape, error: HttpError) {
    const response = shape(error);
    return { status: response.status, type: response.headers.get("content-type"), text: await response.text(), headers: response.headers };
}

describe("what a person reads about an error", () => {
    for (const [name, error, expected] of [
        ["a protocol's", grant, "The code is too old."],
        ["a detail", denied("Not you."), "Not you."],
        ["no credentials", notAuthenticated(), "Authentication credentials were not provided."],
        ["one field", invalidFields({ name: ["Too long."] }), "Too long."],
        ["several fields", invalidFields({ name: ["Too long.", "Too odd."], slug: ["Taken."] }), "Too long. Too odd. Taken."],
        ["no field", nonFieldError("Both or none."), "Both or none."],
        ["a list", invalid("No such thing."), "No such thing."],
        ["a text", new HttpError(400, "Plain."), "Plain."],
        ["nothing at all", empty(404), "Not found"],
        ["nothing at all, of a status without a name", empty(418), "Something is wrong with this request."],
        ["a media type", wrongMediaType("text/x"), 'Unsupported media type "text/x" in request.'],
    ] as const)
        it(name, () => expect(textOf(error)).to.equal(expected));
});

describe("errors of the API", () => {
    it("are their body as JSON, with their headers", async () => {
        const { status, type, text, headers } = await shaped(apiErrors, wrongMethod("PUT", ["GET", "POST"]));
        expect([status, type, JSON.parse(text), headers.get("allow")]).to.deep.equal([
            405,
            "application/json",
            { detail: 'Method "PUT" not allowed.' },
            "GET, POST",
        ]);
    });

    it("may have no body", async () => {
        const { status, text, type } = await shaped(apiErrors, empty(400));
        expect([status, text, type]).to.deep.equal([400, "", null]);
    });
});

describe("errors for people and simple programs", () => {
    it("are a page with a title, whose text is no markup", async () => {
        const { status, type, text } = await shaped(pageErrors, denied("<script>"));
        expect([status, type]).to.deep.equal([403, "text/html; charset=utf-8"]);
        expect(text).to.contain("&lt;script&gt;").and.contain("Not allowed").and.not.contain("<script>");
    });

    it("are plain text", async () => {
        const { status, type, text } = await shaped(textErrors, notFound());
        expect([status, type, text]).to.deep.equal([404, "text/plain; charset=utf-8", "Not found."]);
    });
});

describe("errors of OAuth", () => {
    for (const [name, error, code] of [
        ["their own code", grant, "invalid_grant"],
        ["of a request that was wrong", notFound(), "invalid_request"],
        ["of a server that failed", new HttpError(503, { detail: "Busy." }), "server_error"],
    ] as const) {
        it(`carry ${name}, as JSON that no cache keeps (RFC 6749 5.2)`, async () => {
            const { status, text, headers } = await shaped(oauthErrors, error);
            expect([status, JSON.parse(text)]).to.deep.equal([error.status, { error: code, error_description: textOf(error) }]);
            expect([headers.get("cache-control"), headers.get("pragma")]).to.deep.equal(["no-store", "no-cache"]);
        });

        it(`carry ${name}, in a header (RFC 6750 3)`, async () => {
            const { status, text, headers } = await shaped(bearerErrors, error);
            expect([status, text]).to.deep.equal([error.status, ""]);
            expect(headers.get("www-authenticate")).to.equal(`Bearer error="${code}", error_description="${textOf(error)}"`);
        });
    }

    it("keep headers that the error brings, over those of the shape", async () => {
        const error = new ProtocolError("invalid_client", "Who?", 401, { "www-authenticate": 'Basic realm="a"' });
        expect((await shaped(oauthErrors, error)).headers.get("www-authenticate")).to.equal('Basic realm="a"');
        expect((await shaped(bearerErrors, error)).headers.get("www-authenticate")).to.equal('Basic realm="a"');
    });

    it("cannot break out of a header", async () => {
        const { headers } = await shaped(bearerErrors, new ProtocolError("invalid_token", 'a"b\\c\r\nset-cookie: x'));
        expect(headers.get("www-authenticate")).to.equal('Bearer error="invalid_token", error_description="a b c  set-cookie: x"');
        expect(headers.get("set-cookie")).to.equal(null);
    });
});

describe("a client's address", () => {
    const parameters = { code: "a b&c", nothing: undefined, state: "é" };
    for (const [mode, address, expected] of [
        ["query", "https://app.test/back", "https://app.test/back?code=a+b%26c&state=%C3%A9"],
        ["query", "https://app.test/back?own=1", "https://app.test/back?own=1&code=a+b%26c&state=%C3%A9"],
        ["query", "app.own:/back", "app.own:/back?code=a+b%26c&state=%C3%A9"],
        ["fragment", "https://app.test/back?own=1", "https://app.test/back?own=1#code=a+b%26c&state=%C3%A9"],
        ["fragment", "https://app.test/back#old", "https://app.test/back#code=a+b%26c&state=%C3%A9"],
    ] as const)
        it(`gets parameters by ${mode}: ${address}`, () => {
            const response = toClient(address, mode, parameters);
            expect([response.status, response.headers.get("location")]).to.deep.equal([302, expected]);
        });

    it("gets them by a form that submits itself, each value as text", async () => {
        const response = toClient('https://app.test/"back', "form_post", { code: '"><script>', state: undefined });
        const text = await response.text();
        expect(response.status).to.equal(200);
        expect(text).to.contain('method="post"').and.contain("data-submit").and.contain('name="code" value="&quot;&gt;&lt;script&gt;"');
        expect(text).not.to.contain('"state"');
    });

    it("is told errors with the state that it sent, and without one when it sent none (RFC 6749 4.1.2.1)", () => {
        const to = (state?: string) => clientErrors("https://app.test/back", "query", { state })(grant).headers.get("location");
        expect(to("s")).to.equal("https://app.test/back?error=invalid_grant&error_description=The+code+is+too+old.&state=s");
        expect(to()).to.equal("https://app.test/back?error=invalid_grant&error_description=The+code+is+too+old.");
    });
});
