import { msg } from "@lit/localize";
import { ownValue } from "#src/base/own-value.ts";
import { href, pathOf } from "#src/base/route.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import type { Command, CommandSource } from "#src/shell/palette/command.ts";
import { commonCommands } from "#src/shell/palette/common.commands.ts";
import { creationCommands } from "#src/shell/palette/creation.commands.ts";
import { commandWords, pageWords } from "#src/shell/palette/search-words.ts";
import { searchObjects } from "#src/shell/palette/objects.ts";
import { navigation } from "./navigation.ts";

/** What administrators can find and do. */
export const adminCommands: CommandSource = {
    commands: async () => [...pages(), ...creationCommands(), ...(await commonCommands())],
    search: searchObjects,
};

type Page = Omit<Command, "group" | "icon"> & { href: string };

function pages(): Command[] {
    const [byPath, byId] = [pageWords(), commandWords()];
    const all: Page[] = [
        ...navigation().flatMap(({ label: detail, items }) => items.map(({ label, href: address }) => ({ id: address, label, detail, href: address }))),
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
    ];
    return all.map((page): Command => ({
        ...page,
        words: ownValue(byId, page.id) ?? ownValue(byPath, pathOf(page.href)),
        group: msg("Pages"),
        icon: "right",
    }));
}
