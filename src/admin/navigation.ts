import { msg } from "@lit/localize";
import type { NavigationSection } from "#src/common/navigation.ts";

/** What the sidebar offers: only what there is. */
export const navigation = (): NavigationSection[] => [
    { label: msg("Dashboards"), items: [{ label: msg("Overview"), href: "#/administration/overview" }] },
    {
        label: msg("Directory"),
        items: [{ label: msg("Users"), href: `#/identity/users;${encodeURIComponent('{"path":"users"}')}`, within: "/identity/users" }],
    },
];
