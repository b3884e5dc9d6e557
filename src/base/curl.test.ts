import { expect } from "@open-wc/testing";
import { curl } from "./curl.ts";

describe("a line for curl", () => {
    const TOKEN = `-H "Authorization: Bearer $AUTHENTIK_TOKEN"`;
    it("reads, and writes JSON", () => {
        expect(curl("GET", "https://a.test/x/?y=1")).to.equal(`curl 'https://a.test/x/?y=1' \\\n  ${TOKEN}`);
        expect(curl("POST", "https://a.test/", `{"a":1}`)).to.equal(
            `curl -X POST 'https://a.test/' \\\n  ${TOKEN} \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '{"a":1}'`,
        );
    });
    it("lets nothing out of its quotes", () => {
        expect(curl("PUT", "https://a.test/", "it's $(rm)")).to.contain(`--data-raw 'it'\\''s $(rm)'`);
    });
    it("sends fields and files of a form", () => {
        const form = new FormData();
        form.set("clear", "true");
        form.set("file", new File([""], "icon.png"));
        expect(curl("POST", "https://a.test/", form)).to.contain(`--form-string 'clear=true' \\\n  -F 'file=@icon.png'`);
    });
});
