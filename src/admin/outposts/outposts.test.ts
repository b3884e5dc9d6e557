import { expect, fixture, html } from "@open-wc/testing";
import { parse, parseAllDocuments } from "yaml";
import { deep, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { fieldsByName, save } from "#src/pages/testing/form.test-helper.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { compose, type Deployed, environment, manifest } from "./deployment-files.ts";
import { outpostForm } from "./outpost.form.ts";
import { outpostsPage } from "./outposts.page.ts";

listPageSuite("outposts", {
    page: outpostsPage,
    api: "outposts/instances/",
    make: async () => "authentik Embedded Outpost",
    edit: { field: "name", value: "Front" },
});

const IN_VAIN = "Nothing outside of your browser reaches a sandbox in a tab.";

describe("outposts", () => {
    const engine = withEngine();
    const list = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${outpostsPage.render({})}</div>`);
    /** An LDAP provider that an application has. @returns its key */
    async function directory(): Promise<number> {
        const { admin } = engine.backend;
        const [flow] = (await admin.get("flows/instances/?designation=authentication")).body.results;
        const { body } = await admin.post("providers/ldap/", { name: "Directory", authorization_flow: flow.pk });
        await admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: body.pk });
        return body.pk;
    }
    const make = async (body: object = {}) =>
        (await engine.backend.admin.post("outposts/instances/", { name: "Office", type: "ldap", providers: [await directory()], config: {}, ...body })).body;

    it("link to the providers that they serve, and say where they sign in", async () => {
        const outpost = await make({ config: { authentik_host: "https://login.example.org" } });
        const row = await rowOf(await list(), "Office");
        expect(deep<HTMLAnchorElement>(row, "a").map(({ hash }) => hash)).to.deep.equal([`#/core/providers/${outpost.providers[0]}`]);
        expect(textOf(row)).to.contain("Signs in at https://login.example.org");
        await find(row, ".pf-v6-c-label", "Not connected");
    });

    it("are connected where they are the server itself", async () => {
        const row = await rowOf(await list(), "authentik Embedded Outpost");
        await find(row, ".pf-v6-c-label.pf-m-green", "Seen");
    });

    it("show a program as soon as it has connected, and no longer when it is gone, without being asked", async () => {
        const outpost = await make();
        const health = await fixture<HTMLElement>(html`<ak-outpost-health outpost=${outpost.pk} .again=${50}></ak-outpost-health>`);
        await find(health, "p", "No program of this outpost is connected.");
        const { key } = (await engine.backend.admin.get(`core/tokens/${outpost.token_identifier}/view_key/`)).body;
        const request = new Request(`http://authentik.test/ws/outpost/${outpost.pk}/`, { headers: { authorization: `Bearer ${key}` } });
        const socket = await engine.backend.connect(request, { get: () => undefined, set: () => undefined });
        if (socket instanceof Response) throw new Error(`The socket was refused: ${socket.status}.`);
        await socket.receive(JSON.stringify({ instruction: 1, args: { version: "2023.2.0", uuid: "one", hostname: "front-1" } }));
        await find(health, "strong", "front-1");
        await engine.backend.admin.delete(`outposts/instances/${outpost.pk}/`);
        await find(health, "ak-empty-state");
    });

    it("say in their row that a program is too old, also beside one that is not", async () => {
        const program = { last_seen: new Date().toISOString(), version: "2023.2.0", version_should: "2023.2.0", version_outdated: false };
        const { restore } = stubApi(() => ({ body: [program, { ...program, version: "2022.12.1", version_outdated: true }] }));
        const health = await fixture<HTMLElement>(html`<ak-outpost-health brief outpost="one"></ak-outpost-health>`);
        expect(textOf(await find(health, ".pf-v6-c-label"))).to.equal("2022.12.1, should be 2023.2.0");
        restore();
    });

    it("sign in where the server is, and say so, while they have not been told another address (D-454)", async () => {
        await make();
        const frame = await list();
        for (const name of ["Office", "authentik Embedded Outpost"]) {
            const row = await rowOf(frame, name);
            expect(textOf(row)).to.contain("Signs in at this server");
            expect(deep(row, ".pf-m-orange")).to.deep.equal([]);
        }
    });

    it("are made for the providers of their type that an application has", async () => {
        const provider = await directory();
        const { config } = await fieldsByName(outpostForm, undefined);
        expect(config!.initial).to.have.property("authentik_host");
        const made = await save(outpostForm, { name: "Office", type: "ldap", providers: [provider], config: config!.initial }, undefined);
        expect(made).to.include({ name: "Office", type: "ldap" });
    });

    it("do not become of another type with providers that it does not serve", async () => {
        const outpost = await make();
        const refused: unknown = await save(outpostForm, { ...outpost, type: "proxy" }, outpost).catch((error: unknown) => error);
        expect(JSON.stringify(refused)).to.contain("for the other type of outpost");
        expect(await save(outpostForm, { ...outpost, name: "Branch" }, outpost)).to.include({ name: "Branch", type: "ldap" });
    });

    it("begin with the only integration that there is", async () => {
        const { body } = await engine.backend.admin.post("outposts/service_connections/docker/", { name: "Here", local: true, url: "unix:///x" });
        expect((await fieldsByName(outpostForm, undefined)).service_connection!.initial).to.equal(body.pk);
    });

    it("show how they are run, and their token to whoever copies it only", async () => {
        const outpost = await make();
        const row = await rowOf(await list(), "Office");
        await press(row, "How to run Office");
        const dialog = await find(document, "ak-modal");
        await find(dialog, "pre", "ghcr.io/goauthentik/ldap:");
        await find(dialog, "code", outpost.token_identifier);
        expect(engine.asked("view_key")).to.deep.equal([]);
        expect(textOf(dialog)).not.to.contain(IN_VAIN);
        // What the token is called is not beside the button that copies the token.
        expect(textOf(await find(dialog, "dd", "••••"))).not.to.contain(outpost.token_identifier);
    });

    it("are said not to reach a sandbox in a tab, where they would be run in vain", async () => {
        await make();
        const row = await rowOf(await list(), "Office");
        window.authentikSandbox = {} as NonNullable<Window["authentikSandbox"]>;
        try {
            await press(row, "How to run Office");
            await find(await find(document, "ak-modal"), "p", IN_VAIN);
        } finally {
            delete window.authentikSandbox;
        }
    });

    it("that are embedded run by themselves", async () => {
        const row = await rowOf(await list(), "authentik Embedded Outpost");
        expect(deep(row, "[aria-label^='How to run']")).to.deep.equal([]);
    });
});

describe("what an outpost is run by", () => {
    const deployed = (more: Partial<Deployed["outpost"]> = {}, host = "https://login.example.org"): Deployed => ({
        outpost: {
            pk: "0b1cd8a3-9a3f-4b0e-8c53-6f2f5e5b7b11",
            name: "The “Office” one",
            type: "ldap",
            config: {},
            token_identifier: "ak-outpost-one-api",
            ...more,
        },
        host,
        token: 'x"y: z',
        version: "2023.2.0",
    });

    it("is a Compose file with image, ports and what it has to know", () => {
        const { services } = parse(compose(deployed()));
        expect(services).to.deep.equal({
            "ak-outpost-the-office-one": {
                image: "ghcr.io/goauthentik/ldap:2023.2.0",
                restart: "unless-stopped",
                ports: ["389:3389", "636:6636"],
                environment: { AUTHENTIK_HOST: "https://login.example.org", AUTHENTIK_INSECURE: "false", AUTHENTIK_TOKEN: 'x"y: z' },
            },
        });
    });

    it("is a manifest of secret, deployment and service that find one another", () => {
        const config = { kubernetes_replicas: 3, kubernetes_namespace: "identity", container_image: "registry.example.org/proxy:1" };
        const [secret, deployment, service] = parseAllDocuments(manifest(deployed({ type: "proxy", config }))).map((document) => document.toJS());
        expect([secret.kind, deployment.kind, service.kind]).to.deep.equal(["Secret", "Deployment", "Service"]);
        expect(secret.stringData.AUTHENTIK_HOST_BROWSER).to.equal("https://login.example.org");
        expect(deployment.spec.replicas).to.equal(3);
        const [container] = deployment.spec.template.spec.containers;
        expect(container.image).to.equal("registry.example.org/proxy:1");
        expect(container.envFrom[0].secretRef.name).to.equal(secret.metadata.name);
        expect(service.spec.selector).to.deep.equal(deployment.spec.template.metadata.labels);
        expect(service.metadata.namespace).to.equal("identity");
    });

    for (const [of, name, template, named] of [
        ["digits", "123", "%(name)s", "ak-123"],
        ["what YAML takes for a number or a yes", "1e3", "%(name)s", "ak-1e3"],
        ["a colon and quotes", `a: "b"`, "%(name)s", "a-b"],
        ["another script", "Приёмная", "ak-outpost-%(name)s", "ak-outpost-0b1cd8a39a3f4b0e8c536f2f5e5b7b11"],
        ["no letter at all", "…", "%(name)s", "ak-0b1cd8a39a3f4b0e8c536f2f5e5b7b11"],
        ["a key", "Office", "%(uuid)s-%(name)s", "ak-0b1cd8a39a3f4b0e8c536f2f5e5b7b11-office"],
        ["more than an address takes", "x".repeat(90), "ak-%(name)s", `ak-${"x".repeat(60)}`],
        ["the word yes", "yes", "%(name)s", "yes"],
    ] as const)
        it(`is named so that Docker and Kubernetes take it: ${of}`, () => {
            const called = deployed({ name, config: { object_naming_template: template } });
            expect(Object.keys(parse(compose(called)).services)).to.deep.equal([named]);
            for (const document of parseAllDocuments(manifest(called))) expect(document.toJS().metadata.name).to.equal(named);
        });

    it("has texts with a dollar sign as they are, and a number of replicas that is one", () => {
        const config = { container_image: "registry.example.org/$team:1", kubernetes_replicas: "two\n  paused: true" };
        expect(parse(compose(deployed({ config }))).services["ak-outpost-the-office-one"].image).to.equal("registry.example.org/$$team:1");
        expect(parseAllDocuments(manifest(deployed({ config })))[1]!.toJS().spec.replicas).to.equal(1);
    });

    it("has each value in one line, as a variable is", () => {
        const config = { authentik_host_browser: "https://front.example.org\n" };
        const broken = deployed({ type: "proxy", config }, "https://login.example.org\r\nAUTHENTIK_TOKEN=other");
        expect(environment(broken).split(/[\r\n]/)).to.deep.equal([
            "AUTHENTIK_HOST=https://login.example.org AUTHENTIK_TOKEN=other",
            "AUTHENTIK_INSECURE=false",
            'AUTHENTIK_TOKEN=x"y: z',
            "AUTHENTIK_HOST_BROWSER=https://front.example.org",
        ]);
    });

    it("is a list of variables for anything else", () => {
        expect(environment(deployed()).split("\n")).to.deep.equal([
            "AUTHENTIK_HOST=https://login.example.org",
            "AUTHENTIK_INSECURE=false",
            'AUTHENTIK_TOKEN=x"y: z',
        ]);
    });
});
