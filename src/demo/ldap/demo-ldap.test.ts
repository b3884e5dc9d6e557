import { expect, fixture, html } from "@open-wc/testing";
import { deep, find, press, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { makeDirectory, searchGroup } from "#mock/protocols/ldap/directory.test-helper.ts";
import "./demo-ldap.ts";

const READY = "button[type=submit][aria-disabled=false]";

describe("the console of a directory", () => {
    const engine = withEngine();

    async function open(): Promise<HTMLElement> {
        const { admin } = engine.backend;
        await makeDirectory(admin, "Directory", { search_group: await searchGroup(admin) });
        engine.use(await engine.backend.as("akadmin"));
        return fixture<HTMLElement>(html`<ak-demo-ldap slug="directory"></ak-demo-ldap>`);
    }
    const type = async (frame: HTMLElement, id: string, value: string): Promise<void> => {
        (await find<HTMLInputElement>(frame, `#${id}`)).value = value;
    };
    async function submit(frame: HTMLElement, name: string, values: Record<string, string>): Promise<void> {
        for (const [id, value] of Object.entries(values)) await type(frame, id, value);
        (await find(frame, READY, name)).click();
    }
    const bind = (frame: HTMLElement, password: string): Promise<void> => submit(frame, "Bind", { password });
    const rows = (frame: HTMLElement): string[] => deep(frame, "[role=treeitem]").map(textOf);

    it("binds as who is signed in, searches, and goes through the tree", async () => {
        const frame = await open();
        await bind(frame, "akadmin-pw");
        await find(frame, "[data-code='0']", "0 success");
        await find(frame, ".pf-m-success", "Bound as cn=akadmin,ou=users,dc=ldap,dc=goauthentik,dc=io");
        await submit(frame, "Search", { filter: "(&(objectClass=user)(cn=akad*))", attributes: "cn" });
        const entry = await find(frame, "ak-expand[data-entry]");
        expect([...entry.querySelectorAll("dt")].map(textOf)).to.deep.equal(["cn"]);
        (await find(frame, "[role=treeitem]", "ou=users")).click();
        (await find(frame, "[role=treeitem]", "cn=akadmin")).click();
        await find(frame, ".entry h3", "cn=akadmin,");
        await press(frame, "Unbind");
        await find(frame, ".operations li", "unbind");
        expect(rows(frame)).to.deep.equal([]);
    });

    it("tells a wrong password by its code, and what it means", async () => {
        const frame = await open();
        await bind(frame, "wrong");
        expect(textOf(await find(frame, "[data-code='49']")))
            .to.contain("49 invalidCredentials")
            .and.to.contain("name or password are wrong");
        expect(rows(frame)).to.deep.equal([]);
    });

    it("asks nothing with a filter that cannot be read, and says what is wrong with it", async () => {
        const frame = await open();
        await submit(frame, "Search", { filter: "(cn=" });
        await find(frame, "[role=alert]", "The filter cannot be read");
        expect(deep(frame, ".operations li")).to.deep.equal([]);
    });

    it("says so where there is no such directory", async () => {
        await find(await fixture<HTMLElement>(html`<ak-demo-ldap slug="nothing"></ak-demo-ldap>`), "ak-empty-state a", "Choose another");
    });
});
