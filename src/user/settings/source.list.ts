import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { plex } from "#src/api/plex.api.ts";
import { sources, type Connection } from "#src/api/sources.api.ts";
import type { UserSetting } from "#src/api/user-settings.api.ts";
import type { ListDefinition, ListHandle } from "#src/pages/list.ts";
import { isAbort } from "#src/base/errors.ts";
import { plexToken } from "#src/api/plex-sign-in.ts";
import { session } from "#src/context/session.ts";
import { wholePage } from "#src/pages/whole-page.ts";
import { yesNo } from "#src/elements/label.ts";
import { notify, notifyFailure } from "#src/elements/messages.ts";
import { configureLink } from "./offered.ts";

/** A source that the user may connect to, with the connection if there is one. */
interface Service {
    setting: UserSetting;
    connection: Connection | undefined;
}

/** Accounts elsewhere, by which the user can sign in here. */
export const sourceList: ListDefinition<Service> = {
    title: () => msg("Connected services"),
    load: async (query, signal) => {
        const { user } = await session.get();
        const [settings, connections] = await Promise.all([sources.userSettings(signal), sources.connections(user.pk, signal)]);
        const services = settings.map((setting) => ({ setting, connection: connections.find(({ source }) => source.slug === setting.object_uid) }));
        return wholePage(services, query, ({ setting }) => setting.title);
    },
    key: ({ setting }) => setting.object_uid,
    name: ({ setting }) => setting.title,
    columns: [
        { title: () => msg("Name"), cell: ({ setting }) => html`<span>${picture(setting)} ${setting.title}</span>` },
        { title: () => msg("Connected"), cell: ({ connection }) => yesNo(connection !== undefined) },
    ],
    actions: act,
    empty: () => ({ icon: "leave", header: msg("No services available."), text: msg("An administrator can offer other services to sign in with.") }),
};

function act({ setting, connection }: Service, list: ListHandle): TemplateResult | typeof nothing {
    const { title, configure_url: url } = setting;
    if (connection)
        return html`<button class="pf-v6-c-button pf-m-danger pf-m-small" type="button" @click=${() => void disconnect(setting, connection, list)}>
            ${msg(str`Disconnect ${title}`)}
        </button>`;
    if (setting.component === "ak-user-settings-source-plex")
        return html`<button class="pf-v6-c-button pf-m-secondary pf-m-small" type="button" @click=${() => void connectPlex(setting, list)}>
            ${msg(str`Connect ${title}`)}
        </button>`;
    return url && /^[/]/.test(url)
        ? html`<a class="pf-v6-c-button pf-m-secondary pf-m-small" href=${configureLink(url, "page-sources")}>${msg(str`Connect ${title}`)}</a>`
        : nothing;
}

/** A picture of a font (`fa://…`) has no address. */
const picture = ({ icon_url: address }: UserSetting): TemplateResult | typeof nothing =>
    address && !address.startsWith("fa://") ? html`<img src=${address} alt="" width="24" height="24" loading="lazy" />` : nothing;

/** What waits for somebody to sign in at Plex: one at a time, the last. */
let waiting: AbortController | undefined;

/** Plex is asked by its own window, while the page waits; leaving the page ends that. */
async function connectPlex({ object_uid: slug, configure_url: client, title }: UserSetting, list: ListHandle): Promise<void> {
    waiting?.abort();
    const leaving = (waiting = new AbortController());
    window.addEventListener("hashchange", () => leaving.abort(), { once: true });
    try {
        const token = await plexToken(client ?? "", leaving.signal, sayWaiting);
        await plex.connect(slug, token, leaving.signal);
        notify("info", msg(str`${title} is connected.`));
        list.refresh();
    } catch (error) {
        if (!isAbort(error)) notifyFailure(error);
    }
}

/** A browser may have kept the window from opening. */
const sayWaiting = (address: string): void =>
    notify("info", msg("Waiting for you to sign in at Plex …"), html`<a href=${address} target="_blank" rel="noopener">${msg("Open the window by hand")}</a>`);

async function disconnect({ title }: UserSetting, { pk }: Connection, list: ListHandle): Promise<void> {
    try {
        await sources.disconnect(pk);
        notify("info", msg(str`${title} is no longer connected.`));
        list.refresh();
    } catch (error) {
        notifyFailure(error);
    }
}
