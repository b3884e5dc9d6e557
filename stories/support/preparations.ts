import { provideMailer } from "#mock/outside/mailer.ts";
import type { Prepare } from "./fixture.ts";

/** The administrator has this unread notification. */
export const notified =
    (message: string, hash = "#/"): Prepare =>
    async ({ admin }) => {
        await admin.post("events/events/", { action: "configuration_error", app: "authentik.sources.ldap", context: { message } });
        return hash;
    };

/** The overview with or without the first steps, whatever this browser remembers. */
export const guided =
    (isShown: boolean): Prepare =>
    async () => {
        for (const name of Object.keys(localStorage)) if (/^ak-(guide|did)-/.test(name)) localStorage.removeItem(name);
        localStorage.setItem("ak-guide-1", isShown ? "shown" : "hidden");
        return "#/administration/overview";
    };

/** The same when everything was done. */
export const guidedToTheEnd: Prepare = async (people) => {
    const hash = await guided(true)(people);
    for (const first of ["demo", "application", "flow", "invitation", "outside", "export"] as const) localStorage.setItem(`ak-did-${first}-1`, "1");
    return hash;
};

/** Whoever is signed in acts as the administrator, which only administrators can. */
export const impersonating =
    (hash = "#/"): Prepare =>
    async ({ admin, visitor }) => {
        const { results: groups } = (await admin.get("core/groups/?is_superuser=true")).body;
        const me = (await visitor.get("core/users/me/")).body.user;
        await admin.post(`core/groups/${groups[0].pk}/add_user/`, { pk: me.pk });
        await visitor.get("/-/impersonation/1/");
        return hash;
    };

/** The page of the first object of a list. */
export const firstOf =
    (list: string, hash: (key: string) => string, key = "pk"): Prepare =>
    async ({ admin }) =>
        hash((await admin.get(list)).body.results[0][key]);

/** The page, with the requests to the API in reach: in the admin interface they always are, which goes by its address. */
export const withRequests =
    (hash = "#/"): Prepare =>
    async ({ admin }) => {
        await admin.patch("core/users/1/", { attributes: { settings: { enabledFeatures: { apiDrawer: true } } } });
        return hash;
    };

/** There are applications to be shown. */
export const applied =
    (hash: string): Prepare =>
    async ({ admin }) => {
        for (const name of ["Grafana", "Nextcloud", "The wiki of the engineering department"])
            await admin.post("core/applications/", {
                name,
                slug: name.toLowerCase().replaceAll(" ", "-"),
                group: name === "Grafana" ? "Operations" : "",
                meta_description: `${name} for everybody`,
                meta_launch_url: "https://app.example.test/",
            });
        return hash;
    };

/** Nothing is left of what a list shows. */
export const emptied =
    (list: string, hash: string): Prepare =>
    async ({ admin }) => {
        const { results } = (await admin.get(`${list}?page_size=100`)).body;
        for (const { pk } of results) await admin.delete(`${list}${pk}/`);
        return hash;
    };

/** There is a stage of this kind called “Ours”, and the list of stages shows nothing else. */
export const staged =
    (at: string, stage: object = {}): Prepare =>
    async ({ admin }) => {
        await admin.post(`stages/${at}/`, { name: "Ours", ...stage });
        return '#/flow/stages;{"search":"Ours"}';
    };

/** A flow in which everything stands that its picture can show: what decides at the start and at stages, off and negated, and what stands there twice. */
export const gatedFlow =
    (page: string): Prepare =>
    async ({ admin }) => {
        const made = async (path: string, body: object): Promise<{ pk: string; policybindingmodel_ptr_id: string }> => (await admin.post(path, body)).body;
        const flow = await made("flows/instances/", {
            name: "Join the harbor",
            slug: "join",
            title: "Join us",
            designation: "enrollment",
            authentication: "require_unauthenticated",
            denied_action: "message",
        });
        const policy = (name: string): Promise<{ pk: string }> => made("policies/dummy/", { name });
        const [open, invited] = [await policy("harbor-is-open"), await policy("has-been-invited")];
        const crew = await made("core/groups/", { name: "Crew", users: [] });
        const bind = (target: { policybindingmodel_ptr_id: string }, order: number, body: object): Promise<unknown> =>
            made("policies/bindings/", { target: target.policybindingmodel_ptr_id, order, ...body });
        const stage = (name: string): Promise<{ pk: string }> => made("stages/dummy/", { name });
        const [welcome, details] = [await stage("welcome"), await stage("details")];
        const step = (of: { pk: string }, order: number, body: object = {}): Promise<{ pk: string; policybindingmodel_ptr_id: string }> =>
            made("flows/bindings/", { target: flow.pk, stage: of.pk, order, ...body });

        await bind(flow, 0, { policy: open.pk });
        await step(welcome, 10);
        const second = await step(details, 20, { re_evaluate_policies: true, invalid_response_action: "restart", policy_engine_mode: "all" });
        await bind(second, 0, { policy: open.pk, negate: true });
        await bind(second, 1, { group: crew.pk });
        await bind(second, 2, { user: 1, enabled: false });
        const third = await step(welcome, 20, { evaluate_on_plan: false });
        await bind(third, 0, { policy: invited.pk });
        return `#/flow/flows/join;{"page":"page-${page}"}`;
    };

/** There is a source of this kind called “Elsewhere”; its page, or a list that shows it alone. */
export const sourced =
    (at: string, source: object, hash = '#/core/sources;{"search":"Elsewhere"}'): Prepare =>
    async ({ admin }) => {
        const flow = (await admin.get("flows/instances/?slug=default-source-pre-authentication")).body.results[0];
        const saml = at === "saml" ? { pre_authentication_flow: flow.pk } : {};
        await admin.post(`sources/${at}/`, { name: "Elsewhere", slug: "elsewhere", ...saml, ...source });
        return hash;
    };

/** There is a provider of OpenID Connect, with the application that it signs people in to, or without. */
export const provided =
    (hash: (provider: number) => string, application?: string): Prepare =>
    async ({ admin }) => {
        const [flow] = (await admin.get("flows/instances/?designation=authorization&ordering=slug")).body.results;
        const [key] = (await admin.get("crypto/certificatekeypairs/?has_key=true")).body.results;
        const provider = await admin.post("providers/oauth2/", {
            name: "Grafana",
            authorization_flow: flow.pk,
            client_id: "grafana",
            client_secret: "only-of-the-story",
            signing_key: key?.pk ?? null,
            redirect_uris: "https://grafana.example.test/login/generic_oauth",
        });
        if (application) await admin.post("core/applications/", { name: application, slug: application.toLowerCase(), provider: provider.body.pk });
        return hash(provider.body.pk);
    };

/** There is a provider of another kind, with the application that it signs people in to. */
export const providedBy =
    (at: string, provider: object, hash: (provider: number) => string = () => "#/core/providers"): Prepare =>
    async ({ admin }) => {
        const [flow] = (await admin.get("flows/instances/?designation=authorization&ordering=slug")).body.results;
        const { pk } = (await admin.post(`providers/${at}/`, { name: "Wiki", authorization_flow: flow.pk, ...provider })).body;
        await admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: pk });
        return hash(pk);
    };

/** Something was sent by mail and to webhooks. */
export const sentOutside =
    (hash = "#/"): Prepare =>
    async ({ admin }) => {
        for (const transport of [
            { name: "Chat", mode: "webhook", webhook_url: "https://hooks.example/chat" },
            { name: "Broken chat", mode: "webhook", webhook_url: "https://nowhere.invalid/" },
            // The only server that a tab reaches: itself, which takes no POST there.
            { name: "Really called", mode: "webhook", webhook_url: new URL("/-/health/live/", location.href).href },
            { name: "Mail", mode: "email" },
        ]) {
            const { pk } = (await admin.post("events/transports/", transport)).body;
            await admin.post(`events/transports/${pk}/test/`);
        }
        return hash;
    };

/** The administrator's phone has everything on it that one can have: an app that is set up and one that is about to be, questions that wait and that were answered, a text message. */
export const onThePhone =
    (hash = "#/"): Prepare =>
    async ({ admin, stranger }) => {
        await stranger.signIn("akadmin", "akadmin-pw");
        const setUp = async (kind: string, stage: object): Promise<string> => {
            const flow = (await admin.post("flows/instances/", { name: kind, slug: kind, title: kind, designation: "stage_configuration" })).body;
            const { pk } = (await admin.post(`stages/authenticator/${kind}/`, { name: kind, ...stage })).body;
            await admin.post("flows/bindings/", { target: flow.pk, stage: pk, order: 0 });
            return `flows/executor/${kind}/?query=`;
        };
        const duo = await setUp("duo", { api_hostname: "api.duo.test", client_id: "id", client_secret: "secret" });
        for (const answer of ["deny", "allow"]) {
            const { stage_uuid } = (await stranger.get(duo)).body;
            const [{ pk }] = (await admin.get("/-/sandbox/outside/?kind=push")).body;
            await admin.put(`/-/sandbox/outside/${pk}/answer/`, { answer });
            await stranger.post(`stages/authenticator/duo/${stage_uuid}/enrollment_status/`);
            await stranger.post(duo, {});
        }
        await stranger.get(duo);
        const sms = await setUp("sms", { provider: "twilio", from_number: "+15550000", account_sid: "AC1", auth: "secret" });
        await stranger.get(sms);
        await stranger.post(sms, { phone_number: "+15550001" });
        await stranger.get("flows/executor/default-authenticator-totp-setup/?query=");
        return hash;
    };

/** Two mails of a stage were handed to their servers: one has taken it, the other is down. */
export const mailed =
    (hash: string): Prepare =>
    async ({ admin }) => {
        const UP = 25;
        provideMailer(({ port }) =>
            port === UP ? Promise.resolve("250 2.0.0 OK: queued") : Promise.reject(new Error(`connect ECONNREFUSED 127.0.0.1:${port}`)),
        );
        try {
            const flow = (await admin.post("flows/instances/", { name: "Recovery", slug: "recovery", title: "Recovery", designation: "recovery" })).body;
            const [tenant] = (await admin.get("core/tenants/")).body.results;
            await admin.patch(`core/tenants/${tenant.tenant_uuid}/`, { flow_recovery: flow.pk });
            await admin.patch("core/users/1/", { email: "admin@example.test" });
            for (const port of [UP, 26]) {
                const server = { host: "127.0.0.1", port, from_address: "idp@example.test", subject: "Your new password" };
                const stage = (await admin.post("stages/email/", { name: `By port ${port}`, use_global_settings: false, ...server })).body;
                await admin.get(`core/users/1/recovery_email/?email_stage=${stage.pk}`);
            }
            while ((await admin.get("/-/sandbox/outside/?kind=mail")).body.some(({ answer }: { answer: unknown }) => answer === null));
        } finally {
            provideMailer(undefined);
        }
        return hash;
    };

/** The page, with its object pinned to the sidebar. */
export const pinned =
    (hash: string, object: { label: string }): Prepare =>
    async () => {
        const [path = ""] = hash.split(";");
        localStorage.setItem("ak-pins-1", JSON.stringify([{ href: `${location.pathname}${path}`, ...object }]));
        return hash;
    };
