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
