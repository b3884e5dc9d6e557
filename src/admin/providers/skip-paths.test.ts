import { expect } from "@open-wc/testing";
import { brokenExpression } from "./skip-paths.ts";

describe("addresses that are open without signing in", () => {
    it("are told of by line where one is no regular expression, which the server takes and the outpost passes over", () => {
        expect(brokenExpression("^/static/\n\n(unclosed")).to.equal("Line\u00a03\u00a0is not a regular expression of the outpost (RE2): it opens nothing.");
        expect(brokenExpression("^/a(?=b)")).to.contain("Line\u00a01");
        expect(brokenExpression("[z-a]")).to.contain("Line\u00a01");
    });
    it("are any that the outpost knows, also where a browser would not", () => {
        for (const known of ["", "^/static/", "(?i)^/API", "(?i:api)/v(?P<version>[0-9]+)", "^/a\n  ^/b  \n"])
            expect(brokenExpression(known), known).to.equal(undefined);
    });
});
