import { expect } from "@open-wc/testing";
import type { Command } from "./command.ts";
import { isSure, ranked } from "./ranking.ts";

const command = (label: string, group = "Pages", detail = ""): Command => ({ id: label, label, detail, group, icon: "right", href: "#" });
const ALL = [command("Overview"), command("Users", "Pages", "Directory"), command("User statistics"), command("Create user", "Create"), command("Groups")];

describe("the order of the palette", () => {
    const nothing = { recent: new Set<string>(), served: [] };
    const labels = (query: string, known = nothing) => ranked(ALL, query, known).map(({ title, commands }) => [title, ...commands.map(({ label }) => label)]);

    it("is that of the commands while nothing is typed", () => {
        expect(labels(" ")).to.deep.equal([
            ["Pages", "Overview", "Users", "User statistics", "Groups"],
            ["Create", "Create user"],
        ]);
    });
    it("puts what begins so before what has it inside, and its group first", () => {
        expect(labels("create us")).to.deep.equal([["Create", "Create user"]]);
        expect(labels("user")[0]).to.deep.equal(["Pages", "Users", "User statistics"]);
    });
    it("forgives a slip of the finger, and finds by initials", () => {
        expect(labels("gruops")).to.deep.equal([["Pages", "Groups"]]);
        expect(labels("us")[0]![1]).to.equal("Users");
        expect(ranked([command("Notification rules")], "nr", nothing)).to.have.length(1);
    });
    it("forgives two letters of three that are changed over, and nothing else of so short a word", () => {
        expect([labels("sue"), labels("ues")].map(([group]) => group?.[1])).to.deep.equal(["Users", "Users"]);
        expect(ranked([command("Log"), command("Logs of outposts"), command("Overview")], "lgo", nothing)[0]!.commands.map(({ label }) => label)).to.deep.equal(
            ["Log", "Logs of outposts"],
        );
        expect(ranked([command("Log"), command("Flows")], "lxg", nothing)).to.deep.equal([]);
    });
    it("searches details, but only for whole finds", () => {
        expect(labels("directory")).to.deep.equal([["Pages", "Users"]]);
        expect(labels("dry")).to.deep.equal([]);
    });
    it("finds by the beginnings of words that are not shown, after what shows them", () => {
        const log = { ...command("Log"), words: "audit trail" };
        const found = (query: string) => ranked([log, command("Audit policy")], query, nothing).flatMap(({ commands }) => commands.map(({ label }) => label));
        expect([found("audit"), found("audit tr"), found("udit tr"), found("aud lo")]).to.deep.equal([["Audit policy", "Log"], ["Log"], [], ["Log"]]);
    });
    it("puts what was used lately before what fits as well", () => {
        expect(labels("user", { ...nothing, recent: new Set(["User statistics"]) })[0]).to.deep.equal(["Pages", "User statistics", "Users"]);
    });
    it("keeps what the server has found by something that is not shown, once each, and a few of a kind", () => {
        const served = [command("ada", "Users"), command("ada", "Users"), ...Array.from({ length: 9 }, (_, index) => command(`bob${index}`, "Users"))];
        const [group] = ranked(ALL, "example.org", { recent: new Set(), served });
        expect(group!.commands.map(({ label }) => label)).to.deep.equal(["ada", "bob0", "bob1", "bob2", "bob3", "bob4"]);
    });
    it("is sure of what begins with what was typed, not of letters in between", () => {
        const sure = (query: string) => isSure(ranked(ALL, query, nothing), query);
        expect([sure("users"), sure("create us"), sure("ovw"), sure("nothing")]).to.deep.equal([true, true, false, false]);
    });
});
