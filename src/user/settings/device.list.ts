import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { devices } from "#src/api/devices.api.ts";
import { deviceName, toldApart, type ToldDevice } from "#src/pages/devices-apart.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { wholePage } from "#src/pages/whole-page.ts";
import "#src/elements/dropdown.ts";
import type { MenuItem } from "#src/elements/dropdown.ts";
import { settingsForms } from "./forms.ts";
import { configureLink, offered } from "./offered.ts";
import { deviceKind, factorOfSettings } from "#src/second-factors/second-factors.ts";
import { plural } from "#src/base/plural.ts";

/** Authenticators of the signed-in user. */
export const deviceList: ListDefinition<ToldDevice> = {
    title: () => msg("MFA devices"),
    load: async (query, signal) => {
        const own = await toldApart(await devices.own(signal), (device) => devices.details(device, signal));
        return wholePage(own, query, (device) => `${deviceName(device)} ${deviceKind(device)}`);
    },
    key: devices.key,
    name: deviceName,
    columns: [
        { title: () => msg("Name"), cell: deviceName },
        { title: () => msg("Type"), cell: deviceKind },
    ],
    tools: enroll,
    edit: settingsForms.device,
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 device?"), other: msg(str`Delete ${count} devices?`) }),
        key: devices.key,
        effect: (count) => plural(count, { one: msg("You cannot sign in with it any more."), other: msg("You cannot sign in with them any more.") }),
        destroy: devices.destroy,
        isForGood: true,
    },
    empty: () => ({
        icon: "key",
        header: msg("No devices yet."),
        text: msg("With a second factor, nobody can sign in with your password alone."),
        actions: enroll(),
    }),
};

function enroll(): TemplateResult | typeof nothing {
    const items = (offered.value ?? []).flatMap(({ component, configure_url: url, title }): MenuItem[] =>
        url && component !== "ak-user-settings-password"
            ? [{ label: factorOfSettings(component)?.title() ?? title, href: configureLink(url, "page-mfa") }]
            : [],
    );
    return items.length === 0 ? nothing : html`<ak-dropdown variant="primary" label=${msg("Enroll")} .items=${items}></ak-dropdown>`;
}
