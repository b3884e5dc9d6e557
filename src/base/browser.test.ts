import { expect } from "@open-wc/testing";
import { linkable } from "./browser.ts";

describe("an address for a link", () => {
    it("S10: is never one that would run as script, however it is written", () => {
        for (const url of ["javascript:alert(1)", " JavaScript://x/%0aalert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "blob:x", "", null])
            expect(linkable(url), String(url)).to.equal(undefined);
        for (const url of ["https://a.test/?q=javascript:x", "/relative", "#/here", "app.example://callback", "ftp://a.test"])
            expect(linkable(url)).to.equal(url);
    });
});
