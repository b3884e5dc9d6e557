import { expect } from "chai";
import { steady } from "#kernel/testing/call.test-helper.ts";
import { hashPassword } from "#mock/apps/core/password.ts";
import { refuseKnownPasswords } from "./open-doors.ts";

describe("a server that others can reach", () => {
    let number = 0;
    const user = async (username: string, password: string, changes: { email?: string; is_active?: boolean } = {}) => ({
        pk: ++number,
        username,
        email: "",
        password: await hashPassword(password, steady(number), 1),
        is_active: true,
        ...changes,
    });
    type Users = Parameters<typeof refuseKnownPasswords>[1];
    const refusal = (users: Users, host = "0.0.0.0"): Promise<string> => refuseKnownPasswords(host, users).then(String, ({ message }: Error) => message);

    it("begins with nobody of the sample company who has its password still: neither its administrator, nor who joined later", async () => {
        expect(await refusal([await user("akadmin", "changed"), await user("ines.carvalho", "sandbox")])).to.equal(
            "Everybody knows the password of ines.carvalho, and 0.0.0.0 can be reached by others: change it, or deactivate this user, before you start with --host.",
        );
        expect(await refusal([await user("kavya.rao", "sandbox")])).to.match(/^Everybody knows the password of kavya\.rao, /);
    });

    it("nor with somebody of it who has another name now: people sign in by their email address, too", async () => {
        expect(await refusal([await user("boss", "sandbox", { email: "ines.carvalho@quillmere.example" })])).to.match(
            /^Everybody knows the password of boss, /,
        );
    });

    it("tells of many by their number", async () => {
        const names = ["akadmin", "amara.okafor", "ines.carvalho", "tomas.novak", "yuki.tanaka"];
        const all = await Promise.all(names.map((name) => user(name, name === "akadmin" ? name : "sandbox")));
        expect(await refusal(all)).to.match(/^Everybody knows the passwords of akadmin, amara\.okafor, ines\.carvalho and 2 more, .* change them, /);
        expect(await refusal(all.slice(0, 2))).to.match(/^Everybody knows the passwords of akadmin and amara\.okafor, /);
    });

    it("minds neither passwords that were changed, nor users who are not active or others than the sample's", async () => {
        const users = [
            await user("akadmin", "changed"),
            await user("ines.carvalho", "another-1"),
            await user("chidi.eze", "sandbox", { is_active: false }),
            await user("somebody", "sandbox"),
        ];
        expect(await refusal(users)).to.equal("undefined");
        expect(await refusal([await user("ines.carvalho", "sandbox")], "127.0.0.1")).to.equal("undefined");
    });
});
