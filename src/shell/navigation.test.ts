import { expect } from "@open-wc/testing";
import { currentOf, type NavigationSection } from "./navigation.ts";

describe("the entry of the page in view", () => {
    const sections: NavigationSection[] = [
        {
            name: "flows",
            icon: "flow",
            label: "Flows",
            items: [
                { label: "Stages", href: "#/flow/stages" },
                { label: "Prompts", href: "#/flow/stages/prompts" },
            ],
        },
        {
            name: "directory",
            icon: "user",
            label: "Directory",
            items: [{ label: "Users", href: "#/identity/users;%7B%22path%22%3A%22users%22%7D", within: "/identity/users" }],
        },
    ];
    const at = (path: string): string | undefined => currentOf(sections, path)?.label;

    it("is the list that it is of, or the list of the object that it shows", () => {
        expect(["/flow/stages", "/identity/users", "/identity/users/7"].map(at)).to.deep.equal(["Stages", "Users", "Users"]);
        expect(at("/flow/stagesmore")).to.equal(undefined);
    });

    it("is one alone, where a list has its address below that of another", () => {
        expect(at("/flow/stages/prompts")).to.equal("Prompts");
        expect(at("/flow/stages/other")).to.equal("Stages");
    });
});
