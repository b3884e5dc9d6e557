import { expect } from "chai";
import { Router } from "./router.ts";

const router = new Router([
    { method: "GET", path: "/rooms/{uuid}/", endpoint: "a room" },
    { method: "DELETE", path: "/rooms/{uuid}/", endpoint: "no room" },
    { method: "GET", path: "/rooms/free/", endpoint: "the free rooms" },
    { method: "POST", path: "/rooms/{uuid}/keys/{number}/", endpoint: "a key" },
]);
const found = (method: string, path: string): string | undefined => router.match(path)?.endpoints.get(method);

describe("finding an endpoint by its path", () => {
    it("takes a fixed part before a named one, in whatever order they came", () => {
        expect(found("GET", "/rooms/free/")).to.equal("the free rooms");
        expect(found("GET", "/rooms/12/")).to.equal("a room");
    });

    it("gives all methods of a path, so that a wrong one is told from a wrong path", () => {
        expect([...router.match("/rooms/12/")!.endpoints.keys()]).to.deep.equal(["GET", "DELETE"]);
        expect(router.match("/rooms/")).to.equal(undefined);
        expect(router.match("/rooms/12")).to.equal(undefined);
    });

    it("gives the values in the path, decoded, each by its name", () => {
        expect(router.match("/rooms/a%20b/keys/7/")!.params).to.deep.equal({ uuid: "a b", number: "7" });
    });

    it("leaves a value as it came that cannot be decoded", () => {
        expect(router.match("/rooms/%E0%A4/")!.params).to.deep.equal({ uuid: "%E0%A4" });
    });

    it("refuses to have the same twice", () => {
        const twice = [1, 2].map((endpoint) => ({ method: "GET", path: "/rooms/", endpoint }));
        expect(() => new Router(twice)).to.throw("GET /rooms/ is described twice");
    });
});

describe("paths of endpoints", () => {
    const router = new Router(
        [
            ["GET", "/things/"],
            ["POST", "/things/"],
            ["GET", "/things/{id}/"],
            ["GET", "/things/all/"],
            ["GET", "/things/{id}/parts/{part}/"],
        ].map(([method = "", path = ""]) => ({ method, path, endpoint: `${method} ${path}` })),
    );
    const found = (path: string) => router.match(path);

    it("finds every method of a path, and what is named in it", () => {
        expect([...found("/things/")!.endpoints.keys()]).to.deep.equal(["GET", "POST"]);
        expect(found("/things/7/parts/a%20b/")!.params).to.deep.equal({ id: "7", part: "a b" });
        expect(found("/things/%zz/")!.params, "what cannot be decoded stays").to.deep.equal({ id: "%zz" });
    });

    it("prefers fixed segments", () => {
        expect(found("/things/all/")!.endpoints.get("GET")).to.equal("GET /things/all/");
        expect(found("/things/other/")!.endpoints.get("GET")).to.equal("GET /things/{id}/");
    });

    it("finds nothing elsewhere", () => {
        for (const path of ["/", "/things", "/things/7", "/thing/", "/things/7/parts/"]) expect(found(path), path).to.equal(undefined);
    });

    it("is refused when something is described twice", () => {
        const twice = ["/a/", "/a/"].map((path) => ({ method: "GET", path, endpoint: 1 }));
        expect(() => new Router(twice)).to.throw("GET /a/ is described twice");
    });
});
