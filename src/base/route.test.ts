import { expect } from "@open-wc/testing";
import { currentPath, href, routeState, setRouteState } from "./route.ts";

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

    it("changes only what is given, and forgets what is empty", () => {
        at(href("/x", { page: "page-overview", search: "a" }));
        setRouteState({ tablePage: 3, search: "" });
        expect(routeState()).to.deep.equal({ page: "page-overview", tablePage: 3 });
        setRouteState({ tablePage: undefined, page: undefined });
        expect(location.hash).to.equal("#/x");
    });
});
