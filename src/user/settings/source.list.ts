import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { sources, type Connection } from "#src/api/sources.api.ts";
import type { UserSetting } from "#src/api/user-settings.api.ts";
import type { ListDefinition, ListHandle } from "#src/pages/list.ts";
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
        { title: () => msg("Name"), cell: ({ setting }) => setting.title },
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
    return url && /^[/]/.test(url)
        ? html`<a class="pf-v6-c-button pf-m-secondary pf-m-small" href=${configureLink(url, "page-sources")}>${msg(str`Connect ${title}`)}</a>`
        : nothing;
}

async function disconnect({ title }: UserSetting, { pk }: Connection, list: ListHandle): Promise<void> {
    try {
        await sources.disconnect(pk);
        notify("info", msg(str`${title} is no longer connected.`));
        list.refresh();
    } catch (error) {
        notifyFailure(error);
    }
}
