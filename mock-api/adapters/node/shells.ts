import type { Backend } from "#mock/backend.ts";
import { ORDINARY } from "#mock/apps/core/published.ts";
import { isLoopback } from "./open-doors.ts";
import type { Site } from "./server.ts";
import type { Visit } from "./visit.ts";

/** Which page is served for a path: the interfaces are single pages below their own path. */
const SHELLS: readonly [RegExp, string][] = [
    [/^\/if\/admin(\/|$)/, "/admin.html"],
    [/^\/if\/user(\/|$)/, "/user.html"],
    [/^\/if\/flow\/[^/]+\/?$/, "/flow.html"],
    // The original's browser of its API is there, too.
    [/^\/api\/v3\/$/, "/api.html"],
    [/^\/demo\/(oauth|saml|proxy|ldap)(\/|$)/, "/demo.html"],
];

export const shellOf = (pathname: string): string | undefined => SHELLS.find(([pattern]) => pattern.test(pathname))?.[1];

/** 404 for the address of a flow that does not exist; the page there says the same. */
export async function statusOf(backend: Backend | undefined, pathname: string): Promise<200 | 404> {
    const [, flow] = /^\/if\/flow\/([^/]+)\/?$/.exec(pathname) ?? [];
    if (!backend || flow === undefined) return 200;
    return backend.look(({ db }) => (db.by("authentik_flows.flow", "slug", flow) ? 200 : 404));
}

/** By all its names: a page whose own name was pointed at this machine cannot choose `Host`, and may write what a proxy says (`X-Forwarded-Host`). */
const isOfThisMachine = ({ ip, name, reached }: Visit): boolean => [ip, name.hostname, reached.hostname].every(isLoopback);

/**
 * The same files, whose pages let the sign-in say who can sign in, as long as that is the sample company: all passwords are published there. They say so
 * to browsers of this machine only.
 * @param open names of those whose published passwords work now
 */
export const tellingLogins =
    (asset: Site["asset"], open: () => Promise<readonly string[]>): Site["asset"] =>
    async (pathname, visit) => {
        const found = await asset(pathname);
        if (!visit || !isOfThisMachine(visit) || !found?.type.startsWith("text/html")) return found;
        const names = await open();
        if (!names.includes(ORDINARY)) return found;
        const page = found.body.toString("utf8").replace("</head>", `<meta name="authentik-sandbox" content="sample" data-open="${names.join(" ")}" /></head>`);
        return { ...found, body: Buffer.from(page), encoded: new Map() };
    };
