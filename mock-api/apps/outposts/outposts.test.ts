import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const names = (rows: { name: string }[]): string[] => rows.map(({ name }) => name);

describe("the embedded outpost", () => {
    it("is the server itself: always connected, and of its version", async () => {
        const now = Date.UTC(2023, 2, 1);
        const { admin } = await createTestBackend({ now: () => now });
        const [{ pk }] = (await admin.get("outposts/instances/?managed__iexact=goauthentik.io/outposts/embedded")).body.results;
        expect((await admin.get(`outposts/instances/${pk}/health/`)).body).to.deep.equal([
            {
                uid: pk,
                last_seen: "2023-03-01T00:00:00.000000Z",
                version: "2023.2.0",
                version_should: "2023.2.0",
                version_outdated: false,
                build_hash: "",
                build_hash_should: "",
                hostname: "authentik.test",
            },
        ]);
    });
});

describe("service connections", () => {
    it("are in one list, each with its kind; none is healthy", async () => {
        const { admin } = await createTestBackend();
        const { body: docker } = await admin.post("outposts/service_connections/docker/", { name: "Host", url: "unix:///var/run/docker.sock", local: true });
        const refused = await admin.post("outposts/service_connections/kubernetes/", { name: "Cluster", kubeconfig: {}, local: false });
        expect(refused.body).to.have.property("kubeconfig");
        await admin.post("outposts/service_connections/kubernetes/", { name: "Cluster", kubeconfig: {}, local: true });
        const { results } = (await admin.get("outposts/service_connections/all/?ordering=name")).body;
        expect(results.map(({ name, component }: { name: string; component: string }) => [name, component])).to.have.deep.members([
            ["Cluster", "ak-service-connection-kubernetes-form"],
            ["Host", "ak-service-connection-docker-form"],
        ]);
        expect((await admin.get(`outposts/service_connections/all/${docker.pk}/state/`)).body).to.deep.equal({ healthy: false, version: "" });
        expect(names((await admin.get("outposts/service_connections/all/types/")).body)).to.have.length(2);
    });

    it("are let go by outposts when they end", async () => {
        const { admin } = await createTestBackend();
        const { body: docker } = await admin.post("outposts/service_connections/docker/", { name: "Host", url: "unix:///socket" });
        const [embedded] = (await admin.get("outposts/instances/")).body.results;
        await admin.patch(`outposts/instances/${embedded.pk}/`, { service_connection: docker.pk });
        expect(names((await admin.get(`outposts/service_connections/all/${docker.pk}/used_by/`)).body)).to.deep.equal(["Outpost authentik Embedded Outpost"]);
        await admin.delete(`outposts/service_connections/all/${docker.pk}/`);
        expect((await admin.get(`outposts/instances/${embedded.pk}/`)).body.service_connection).to.equal(null);
    });
});

describe("accounts of outposts", () => {
    it("of directories see all users and groups, to search them; others do not", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        const [flow] = (await admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results;
        const { body: ldap } = await admin.post("providers/ldap/", { name: "Directory", authorization_flow: flow.pk });
        const address = { external_host: "https://app.example", internal_host: "http://app" };
        const { body: proxy } = await admin.post("providers/proxy/", { name: "Guard", authorization_flow: flow.pk, ...address });
        const programOf = async (type: string, provider: number) => {
            const { body } = await admin.post("outposts/instances/", { name: type, type, providers: [provider], config: {} });
            const program = backend.browser();
            program.token = (await admin.get(`core/tokens/${body.token_identifier}/view_key/`)).body.key;
            return program;
        };
        const [directory, guard] = [await programOf("ldap", ldap.pk), await programOf("proxy", proxy.pk)];
        expect((await directory.get("core/users/?username=akadmin")).body.results).to.have.length(1);
        expect((await directory.get("core/groups/")).body.results).to.have.length(1);
        expect((await guard.get("core/users/?username=akadmin")).body.results).to.deep.equal([]);
        expect((await directory.patch("core/users/1/", { name: "x" })).status).to.equal(403);
    });
});

describe("tasks that look after others", () => {
    it("give outposts and files back what they have lost", async () => {
        const { admin } = await createTestBackend();
        const [embedded] = (await admin.get("outposts/instances/")).body.results;
        await admin.post("admin/system_tasks/outpost_token_ensurer/retry/");
        expect((await admin.get(`core/tokens/${embedded.token_identifier}/`)).status).to.equal(200);
        const [blueprint] = (await admin.get("managed/blueprints/?path=default/flow-oobe.yaml")).body.results;
        await admin.delete(`managed/blueprints/${blueprint.pk}/`);
        await admin.post("admin/system_tasks/blueprints_discover/retry/");
        const [again] = (await admin.get("managed/blueprints/?path=default/flow-oobe.yaml")).body.results;
        expect([again.name, again.status]).to.deep.equal([blueprint.name, "successful"]);
    });
});

describe("the embedded outpost", () => {
    it("comes back with the next start when it was deleted", async () => {
        const backend = await createTestBackend();
        const [embedded] = (await backend.admin.get("outposts/instances/")).body.results;
        await backend.admin.delete(`outposts/instances/${embedded.pk}/`);
        expect((await backend.admin.get("outposts/instances/")).body.results).to.deep.equal([]);
        await backend.import(backend.export());
        const [again] = (await backend.admin.get("outposts/instances/")).body.results;
        expect([again.name, again.managed, again.config]).to.deep.equal([embedded.name, embedded.managed, embedded.config]);
    });
});
