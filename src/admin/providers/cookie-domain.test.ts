import { expect } from "@open-wc/testing";
import { domainAbove, misfit } from "./cookie-domain.ts";

describe("the domain that applications share a sign-in below", () => {
    for (const [address, domain] of Object.entries({
        "https://login.example.com": "example.com",
        "http://login.lab.localhost:8088": "lab.localhost",
        "https://example.com": "",
        "http://127.0.0.1:9000": "",
        "http://localhost:9000": "",
        "http://login.localhost": "",
        "http://[::1]:9000": "",
        "login": "",
    }))
        it(`is offered for ${address}: ${domain || "none"}`, () => expect(domainAbove(address)).to.equal(domain));

    for (const [address, domain, problem] of [
        ["https://login.example.com", "example.com", undefined],
        ["https://login.example.com", ".Example.com", undefined],
        ["https://example.com:8443", "example.com", undefined],
        ["http://127.0.0.1:9000", "example.com", /not below/],
        ["https://login.badexample.com", "example.com", /not below/],
        ["http://login.localhost:9000", "localhost", /two parts/],
        ["http://127.0.0.1:9000", "127.0.0.1", /two parts/],
        ["https://login.example.com", "", /two parts/],
    ] as const)
        it(`of ${domain || "nothing"} with ${address} ${problem ? "is refused" : "is one"}`, () => {
            const said = misfit({ mode: "forward_domain", external_host: address, cookie_domain: domain });
            if (problem) expect(said).to.match(problem);
            else expect(said).to.equal(undefined);
        });

    it("is nothing to other modes", () => expect(misfit({ mode: "forward_single", external_host: "http://a", cookie_domain: "" })).to.equal(undefined));
});
