import { expect } from "chai";
import { callOf, type Asking } from "#kernel/testing/call.test-helper.ts";
import { basicCredentials, bearerToken, clientCredentials } from "./credentials.ts";
import { ProtocolError } from "./error-shapes.ts";
import { parametersOf, refuseRepeated } from "./parameters.ts";

const sent = (authorization: string | undefined, more: Asking = {}) => callOf({ headers: authorization === undefined ? {} : { authorization }, ...more });
const basic = (text: string) => `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}`;

describe("HTTP Basic (RFC 7617)", () => {
    for (const [name, header, expected] of [
        ["name and password", basic("ann:secret"), { name: "ann", secret: "secret" }],
        ["a password with colons", basic("ann:a:b:"), { name: "ann", secret: "a:b:" }],
        ["no password", basic("ann:"), { name: "ann", secret: "" }],
        ["no name", basic(":secret"), { name: "", secret: "secret" }],
        ["letters of any script", basic("änn:жук"), { name: "änn", secret: "жук" }],
        ["the scheme in any case", basic("a:b").replace("Basic", "bAsIc"), { name: "a", secret: "b" }],
        ["spaces around", ` ${basic("a:b").replace(" ", "   ")} `, { name: "a", secret: "b" }],
        ["no colon", basic("ann"), undefined],
        ["no base64", "Basic ***", undefined],
        ["no UTF-8", `Basic ${btoa("\xff:x")}`, undefined],
        ["nothing behind the scheme", "Basic", undefined],
        ["another scheme", "Bearer abc", undefined],
        ["an empty header", " ", undefined],
        ["no header", undefined, undefined],
    ] as const)
        it(name, () => expect(basicCredentials(sent(header))).to.deep.equal(expected));
});

describe("bearer tokens (RFC 6750 2)", () => {
    const form = [["access_token", "from-form"]] as const;
    for (const [name, call, expected] of [
        ["of the header", sent("Bearer abc"), "abc"],
        ["of a header in any case", sent("bearer abc"), "abc"],
        ["none behind the scheme", sent("Bearer "), undefined],
        ["of a form that is posted", sent(undefined, { method: "POST", form }), "from-form"],
        ["of the header, where both are sent", sent("Bearer abc", { method: "POST", form }), "abc"],
        ["never of a form that is not", sent(undefined, { form }), undefined],
        ["never of the address", sent(undefined, { path: "/?access_token=leaked" }), undefined],
        ["not behind another scheme", sent("Basic abc"), undefined],
    ] as const)
        it(name, () => expect(bearerToken(call)).to.equal(expected));
});

describe("a client's credentials (RFC 6749 2.3.1)", () => {
    const posted = (form: readonly (readonly [string, string])[], authorization?: string) => clientCredentials(sent(authorization, { method: "POST", form }));

    for (const [name, form, authorization, expected] of [
        [
            "in the body",
            [
                ["client_id", "app"],
                ["client_secret", "s"],
            ],
            undefined,
            { name: "app", secret: "s" },
        ],
        ["a public client's id alone", [["client_id", "app"]], undefined, { name: "app", secret: "" }],
        ["by Basic", [], basic("app:s"), { name: "app", secret: "s" }],
        ["by Basic, form-encoded first", [], basic("my%20app:a%2Bb+c"), { name: "my app", secret: "a+b c" }],
        ["by Basic, as it is when nobody encoded it", [], basic("app:100%"), { name: "app", secret: "100%" }],
        ["by Basic, with its id in the body as well", [["client_id", "app"]], basic("app:s"), { name: "app", secret: "s" }],
        ["a secret without an id", [["client_secret", "s"]], undefined, undefined],
        ["none", [], undefined, undefined],
    ] as readonly (readonly [string, readonly (readonly [string, string])[], string | undefined, unknown])[])
        it(name, () => expect(posted(form, authorization)).to.deep.equal(expected));

    it("are refused in two ways at once", () => {
        expect(() =>
            posted(
                [
                    ["client_id", "app"],
                    ["client_secret", "s"],
                ],
                basic("app:s"),
            ),
        )
            .to.throw(ProtocolError)
            .with.property("code", "invalid_request");
    });
});

describe("a protocol's parameters", () => {
    const form = [
        ["a", "form"],
        ["a", "again"],
    ] as const;
    it("are those of the body where there is one, of the address else", () => {
        expect(parametersOf(callOf({ path: "/?a=address&b=1" })).get("a")).to.equal("address");
        const posted = parametersOf(callOf({ method: "POST", path: "/?a=address&b=1", form }));
        expect([posted.getAll("a"), posted.has("b")]).to.deep.equal([["form", "again"], false]);
    });

    it("must not repeat (RFC 6749 3.1), but for those that may (RFC 8707)", () => {
        const call = callOf({ path: "/?resource=a&resource=b&scope=x" });
        expect(() => refuseRepeated(parametersOf(call), ["resource"])).not.to.throw();
        expect(() => refuseRepeated(parametersOf(call)))
            .to.throw(ProtocolError, "invalid_request")
            .with.property("description", 'The parameter "resource" was sent more than once.');
    });
});
