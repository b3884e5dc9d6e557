import { msg } from "@lit/localize";
import { href } from "#src/base/route.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import type { Command, CommandSource } from "#src/shell/palette/command.ts";
import { commonCommands } from "#src/shell/palette/common.commands.ts";
import { creationCommands } from "#src/shell/palette/creation.commands.ts";
import { searchObjects } from "#src/shell/palette/objects.ts";
import { navigation } from "./navigation.ts";

/** What administrators can find and do. */
export const adminCommands: CommandSource = {
    commands: async () => [...pages(), ...creationCommands(), ...(await commonCommands())],
    search: searchObjects,
};

const pages = (): Command[] => [
    ...navigation().flatMap(({ label: detail, items }) =>
        items.map(({ label, href: address }): Command => ({ id: address, label, detail, group: msg("Pages"), icon: "right", href: address })),
    ),
    ...[
        // Only a sandbox keeps them, and says so.
        ...(outsideNews.value
            ? [{ id: "outside", label: msg("Outside"), detail: msg("Emails, text messages and webhooks that would have been sent"), href: "#/outside" }]
            : []),
        {
            id: "guide",
            label: msg("First steps"),
            detail: msg("Small tasks that show what the sandbox can do"),
            href: href("/administration/overview", { guide: true }),
        },
        { id: "api", label: msg("API"), detail: msg("All operations"), href: "/api/v3/" },
        { id: "user", label: msg("User interface"), href: "/if/user/" },
        { id: "settings", label: msg("Settings"), detail: msg("Your own"), href: "/if/user/#/settings" },
    ].map((page): Command => ({ ...page, group: msg("Pages"), icon: "right" })),
];
