import { expect } from "chai";
import type { State } from "#kernel/store/journal.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { migrate } from "#mock/state-version.ts";
import { OPERATIONS } from "./operations.ts";
import first from "./state-1.json";

/** What an early build kept, as it kept it: fewer tables, fewer fields. */
const RECORDED = first as unknown as State;

const [OAUTH2, PROXY] = ["authentik_providers_oauth2.oauth2provider", "authentik_providers_proxy.proxyprovider"] as const;

describe("state that an earlier version has kept", () => {
    it("is read: who was there is there, and what came later has its default", async () => {
        const backend = await createTestBackend();
        await backend.import(RECORDED);
        const { body } = await backend.admin.get("core/users/?username=ada");
        expect(body.results[0]).to.include({ name: "Ada Lovelace", email: "ada@example.test", is_active: true });
        expect(body.results[0].groups_obj[0]).to.include({ name: "crew" });
        const { body: tokens } = await backend.admin.get("core/tokens/?identifier=ada-api");
        expect(tokens.results[0]).to.include({ expiring: false, intent: "api" });
        const [token] = backend.export().tables["authentik_core.token"] as { flow: unknown }[];
        expect(token, "a field that came later").to.have.property("flow", null);
    });

    it("works: its administrator signs in, every list answers, and it is written on", async () => {
        const backend = await createTestBackend();
        await backend.import(RECORDED);
        for (const { path, method, parameters } of OPERATIONS)
            if (method === "GET" && !path.includes("{") && parameters.some(({ name }) => name === "page_size"))
                expect((await backend.admin.get(path)).status, path).to.equal(200);
        const { body } = await backend.admin.post("core/users/", { username: "grace", name: "Grace", groups: [] });
        const ada = (await backend.admin.get("core/users/?username=ada")).body.results[0].pk;
        expect(body.pk, "keys are never given twice").to.be.greaterThan(ada);
    });

    it("N3 1.3.9.1: the one life that tokens had in 2023.1 is the refresh token's, and access tokens live for an hour", async () => {
        const { admin, ...before } = await createTestBackend();
        const authorization_flow = (await admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results[0].pk;
        const { body: plain } = await admin.post("providers/oauth2/", { name: "plain", authorization_flow });
        const { body: proxy } = await admin.post("providers/proxy/", {
            name: "proxy",
            authorization_flow,
            external_host: "https://a.test",
            mode: "forward_single",
        });
        const [user] = (await admin.get("core/users/?username=akadmin")).body.results;
        const { tables } = before.export();
        const aged = (rows: object[] = []) =>
            rows.map((row) => {
                const left = Object.entries(row).filter(([name]) => !/^(access|refresh)_token_validity$/.test(name));
                return { ...Object.fromEntries(left), token_validity: "days=7" };
            });
        const old: State = {
            version: 1,
            tables: {
                ...tables,
                [OAUTH2]: aged(tables[OAUTH2]),
                [PROXY]: aged(tables[PROXY]),
                // One row held both, and its flag said whether there was an ID token.
                "authentik_providers_oauth2.refreshtoken": [
                    { pk: 1, provider: plain.pk, user: user.pk, access_token: "a", refresh_token: "r", scope: ["openid"] },
                ],
            },
        };
        const after = await createTestBackend();
        await after.import(old);
        for (const at of [`oauth2/${plain.pk}`, `proxy/${proxy.pk}`]) {
            const { body } = await after.admin.get(`providers/${at}/`);
            expect(body, at).to.include({ refresh_token_validity: "days=7", access_token_validity: "hours=1" });
            expect(body, at).to.not.have.property("token_validity");
        }
        expect((await after.admin.get("oauth2/refresh_tokens/")).body.results).to.deep.equal([]);
    });

    describe("of 2023.1", () => {
        const PROMPTS = "authentik_stages_prompt.prompt";
        const [WRITES, STAGES] = ["authentik_stages_user_write.userwritestage", "authentik_stages_prompt.promptstage"] as const;
        const keyOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
        const prompt = (number: number, field_key: string) => ({
            pk: keyOf(number),
            field_key,
            label: field_key,
            type: "text",
            required: true,
            placeholder: "",
            order: 0,
        });
        /** As that version kept them: prompts without a name, and a switch for new users. */
        const OLD: State = {
            ...RECORDED,
            tables: {
                ...RECORDED.tables,
                [PROMPTS]: [prompt(1, "username"), prompt(2, "foo"), prompt(3, "password"), prompt(4, "password")],
                [STAGES]: [
                    { pk: keyOf(11), name: "b-stage", fields: [keyOf(1)] },
                    { pk: keyOf(12), name: "a-stage", fields: [keyOf(1)] },
                    { pk: keyOf(13), name: "s", fields: [keyOf(3), keyOf(4)] },
                ],
                [WRITES]: [
                    { pk: keyOf(21), name: "makes", can_create_users: true },
                    { pk: keyOf(22), name: "makes none", can_create_users: false },
                    { pk: keyOf(23), name: "settled", user_creation_mode: "always_create" },
                ],
            },
        };
        const namesIn = (state: State) => (state.tables[PROMPTS] ?? []).map((row) => (row as { name?: string }).name);

        it("M17.3: prompts are named by their field and the first of their stages, no two alike; a second time nothing changes", () => {
            const once = migrate(OLD);
            expect(namesIn(once)).to.deep.equal(["username_a-stage", `foo_${keyOf(2)}`, "password_s", "password_s_2"]);
            expect(migrate({ ...once, version: OLD.version })).to.deep.equal(once);
        });

        it("M18.1: they are as those of a fresh install: the same keys, and every one can be read and saved", async () => {
            const backend = await createTestBackend();
            const [fresh] = backend.export().tables[PROMPTS] ?? [];
            await backend.import(OLD);
            const kept = backend.export().tables[PROMPTS] ?? [];
            expect(kept).to.have.length(4);
            for (const row of kept) expect(Object.keys(row)).to.have.members(Object.keys(fresh!));
            const { results } = (await backend.admin.get("stages/prompt/prompts/")).body;
            for (const shown of results) expect((await backend.admin.put(`stages/prompt/prompts/${shown.pk}/`, shown)).status, shown.name).to.equal(200);
        });

        it("M18.2: what is of this version is not touched", () => {
            const current = migrate(OLD);
            expect(migrate(current)).to.equal(current);
        });

        it("M19.1: stages that could make users make them when required, others never; the switch is gone", async () => {
            const backend = await createTestBackend();
            await backend.import(OLD);
            const { results } = (await backend.admin.get("stages/user_write/?ordering=name")).body;
            const modes = results.map(({ name, user_creation_mode: mode }: { name: string; user_creation_mode: string }) => [name, mode]);
            expect(modes).to.deep.equal([
                ["makes", "create_when_required"],
                ["makes none", "never_create"],
                ["settled", "always_create"],
            ]);
            for (const row of backend.export().tables[WRITES] ?? []) expect(row).to.not.have.property("can_create_users");
        });
    });

    it("is brought along step by step", () => {
        const renamed = (from: string, to: string) => (state: State) => ({
            ...state,
            tables: Object.fromEntries(Object.entries(state.tables).map(([name, rows]) => [name === from ? to : name, rows])),
        });
        const steps = [renamed("a", "b"), renamed("b", "c")];
        expect(migrate({ version: 1, tables: { a: [{ pk: 1 }] } }, steps)).to.deep.equal({ version: 3, tables: { c: [{ pk: 1 }] } });
        expect(migrate({ version: 2, tables: { b: [] } }, steps)).to.deep.equal({ version: 3, tables: { c: [] } });
        expect(() => migrate({ version: 4, tables: {} }, steps)).to.throw(/newer/);
    });
});
