import { msg } from "@lit/localize";
import type { ProxyProvider } from "#src/api/providers.api.ts";

type Mode = NonNullable<ProxyProvider["mode"]>;

/** Where the outpost stands in front of an application. */
export const proxyModes = (): readonly { value: Mode; label: string; description: string }[] => [
    { value: "proxy", label: msg("Proxy"), description: msg("All requests go through the outpost, which passes them on to the application.") },
    {
        value: "forward_single",
        label: msg("Forward auth, one application"),
        description: msg(
            "Your own proxy, such as nginx or Traefik, asks the outpost about each request, and passes requests below /outpost.goauthentik.io on to it.",
        ),
    },
    {
        value: "forward_domain",
        label: msg("Forward auth, a whole domain"),
        description: msg("The same for all applications below one domain, which share one sign-in. Who may open which cannot be told apart."),
    },
];

export const modeName = (mode: Mode | undefined): string => proxyModes().find(({ value }) => value === mode)?.label ?? "";
