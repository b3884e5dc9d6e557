import { expect } from "chai";
import { safeNext, UnsafeRedirect } from "./safe-redirect.ts";

describe("where `next` leads", () => {
    for (const [next, to] of [
        [undefined, "/"],
        ["/", "/"],
        ["/if/user/#/x", "/if/user/#/x"],
        ["./x", "./x"],
        ["foo.bar", "foo.bar"],
        ["/a b", "/a%20b"],
        ["/ü", "/%C3%BC"],
        ["/a%20b", "/a%20b"],
        ["/x?next=https://elsewhere.test/", "/x?next=https://elsewhere.test/"],
        ["/\\host/", "/%5Chost/"],
        ["/'\"<>", "/'%22%3C%3E"],
        ["authentik_core:if-user", "/if/user/"],
        ["authentik_core:if-admin", "/if/admin/"],
        ["authentik_core:root-redirect", "/"],
    ] as const)
        it(`${JSON.stringify(next)} → ${to}`, () => {
            expect(safeNext(next)).to.equal(to);
            expect(new URL(to, "http://here.test/if/").host, "as a browser reads it").to.equal("here.test");
        });

    for (const next of [
        "",
        "nonsense",
        "https://evil.test/",
        "HTTPS://evil.test/",
        "//evil.test",
        "///evil.test",
        "\\\\evil.test/x",
        "\\/evil.test/x",
        " https://evil.test/",
        "\t//evil.test/",
        "/\t/evil.test/",
        "ht\ntps://evil.test/",
        "https:/evil.test/",
        "http:evil.test/",
        "http:///evil.test/",
        "javascript:alert(1)//.",
        "data:text/html,/",
        "blob:https://evil.test/1",
    ])
        it(`${JSON.stringify(next)} is refused`, () => {
            expect(() => safeNext(next)).to.throw(UnsafeRedirect);
        });

    it("C11: names that every object has are no pages", () => {
        for (const name of ["constructor", "__proto__", "toString"]) expect(() => safeNext(name), name).to.throw(UnsafeRedirect);
    });
});
