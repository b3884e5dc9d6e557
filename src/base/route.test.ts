import { expect } from "@open-wc/testing";
import { asAt, currentPath, href, routeState, setRouteState } from "./route.ts";

describe("state in the address", () => {
    afterEach(() => history.replaceState(null, "", "#"));
    const at = (hash: string) => history.replaceState(null, "", hash);

    it("reads what authentik writes, encoded or not", () => {
        at('#/core/applications;{"tablePage":2}');
        expect(routeState()).to.deep.equal({ tablePage: 2 });
        at(`#/core/applications;${encodeURIComponent('{"search":"a;b"}')}`);
        expect(routeState()).to.deep.equal({ search: "a;b" });
        expect(currentPath()).to.equal("/core/applications");
    });

    it("takes nonsense for nothing", () => {
        for (const hash of ["#/x;{", "#/x;[1]", "#/x;5", "#/x;%", "#/x;", "#/x"]) {
            at(hash);
            expect(routeState(), hash).to.deep.equal({});
        }
    });

    it("is read as at another address, as long as something is done there that does not wait", () => {
        at(href("/x", { search: "a" }));
        const seen = asAt(href("/y", { search: "b" }), () => [currentPath(), routeState()]);
        expect(seen).to.deep.equal(["/y", { search: "b" }]);
        expect(() =>
            asAt("#/y", () => {
                throw new Error("no");
            }),
        ).to.throw("no");
        expect([currentPath(), routeState()]).to.deep.equal(["/x", { search: "a" }]);
    });

    it("changes only what is given, and forgets what is empty", () => {
        at(href("/x", { page: "page-overview", search: "a" }));
        setRouteState({ tablePage: 3, search: "" });
        expect(routeState()).to.deep.equal({ page: "page-overview", tablePage: 3 });
        setRouteState({ tablePage: undefined, page: undefined });
        expect(location.hash).to.equal("#/x");
    });
});
