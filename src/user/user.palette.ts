import { msg } from "@lit/localize";
import { applications } from "#src/api/applications.api.ts";
import { linkable } from "#src/base/browser.ts";
import { session } from "#src/context/session.ts";
import { isOn } from "#src/context/settings.ts";
import { href } from "#src/base/route.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import type { Command, CommandSource } from "#src/shell/palette/command.ts";
import { commonCommands } from "#src/shell/palette/common.commands.ts";
import { creationCommands } from "#src/shell/palette/creation.commands.ts";
import { searchObjects } from "#src/shell/palette/objects.ts";

/** What users can find and do; administrators find the objects of the admin interface and what makes some, too. */
export async function userCommands(): Promise<CommandSource> {
    const isAdministrator = (await session.get()).user.is_superuser;
    return {
        commands: async () => [...pages(isAdministrator), ...(isAdministrator ? creationCommands() : []), ...(await commonCommands())],
        // Policies decide about each application.
        later: library,
        ...(isAdministrator ? { search: searchObjects } : {}),
    };
}

function pages(isAdministrator: boolean): Command[] {
    const group = msg("Pages");
    const settings: [string, string][] = [
        ["page-details", msg("User details")],
        ["page-sessions", msg("Sessions")],
        ["page-consents", msg("Consents")],
        ["page-mfa", msg("MFA devices")],
        ["page-sources", msg("Connected services")],
        ["page-tokens", msg("Tokens and app passwords")],
    ];
    return [
        { id: "library", label: msg("My applications"), group, icon: "applications", href: href("/library") },
        ...(isOn("settings")
            ? settings.map(([page, label]): Command => ({
                  id: page,
                  label,
                  detail: msg("Settings"),
                  group,
                  icon: "settings",
                  href: href("/settings", { page }),
              }))
            : []),
        // Unknown to whoever may not look.
        ...(outsideNews.value ? [{ id: "outside", label: msg("Outside"), group, icon: "mail", href: href("/outside") } satisfies Command] : []),
        ...(isAdministrator ? [{ id: "admin", label: msg("Admin interface"), group, icon: "settings", href: "/if/admin/" } satisfies Command] : []),
    ];
}

async function library(): Promise<Command[]> {
    const all = await applications.library().catch(() => []);
    return all.flatMap(({ slug, name, group: detail, launch_url: url }): Command[] => {
        const address = linkable(url);
        return address === undefined ? [] : [{ id: `open-${slug}`, label: name, detail, group: msg("Applications"), icon: "leave", href: address }];
    });
}
