import type { Prepare } from "./fixture.ts";

/** The administrator has this unread notification. */
export const notified =
    (message: string, hash = "#/"): Prepare =>
    async ({ admin }) => {
        await admin.post("events/events/", { action: "configuration_error", app: "authentik.sources.ldap", context: { message } });
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

/** There is a stage of this kind called “Ours”, and the list of stages shows nothing else. */
export const staged =
    (at: string, stage: object = {}): Prepare =>
    async ({ admin }) => {
        await admin.post(`stages/${at}/`, { name: "Ours", ...stage });
        return '#/flow/stages;{"search":"Ours"}';
    };
