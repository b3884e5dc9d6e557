import { msg, str } from "@lit/localize";
import { devices } from "#src/api/devices.api.ts";
import { deviceName, toldApart, type ToldDevice } from "#src/pages/devices-apart.ts";
import type { User } from "#src/api/users.api.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { wholePage } from "#src/pages/whole-page.ts";
import { yesNo } from "#src/elements/table/column.ts";
import { deviceKind } from "#src/second-factors/second-factors.ts";
import { plural } from "#src/base/plural.ts";

/** What a user proves with who they are, apart from the password; set up by themselves, taken away here when lost. */
export const deviceList = (user: User): ListDefinition<ToldDevice> => ({
    title: () => msg("MFA devices"),
    load: async (query, signal) => {
        const theirs = await toldApart(await devices.of(user.pk, signal), (device) => devices.detailsOf(device, signal));
        return wholePage(theirs, query, (device) => `${deviceName(device)} ${deviceKind(device)}`);
    },
    key: devices.key,
    name: deviceName,
    columns: [
        { title: () => msg("Name"), cell: deviceName },
        { title: () => msg("Type"), cell: deviceKind },
        { title: () => msg("Confirmed"), cell: ({ confirmed }) => yesNo(confirmed) },
    ],
    empty: () => ({ icon: "key", header: msg("No devices yet."), text: msg("Users set them up in their settings, or when a flow asks them to.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 device?"), other: msg(str`Delete ${count} devices?`) }),
        key: devices.key,
        destroy: devices.destroyAs,
        effect: (count) => plural(count, { one: msg("The user cannot sign in with it any more."), other: msg("The user cannot sign in with them any more.") }),
    },
});
