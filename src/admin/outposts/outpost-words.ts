import { msg, str } from "@lit/localize";
import type { Outpost } from "#src/api/outposts.api.ts";
import { ownValue } from "#src/base/own-value.ts";

/** The outpost that runs inside of the server, by what authentik calls what it manages. */
const EMBEDDED = "goauthentik.io/outposts/embedded";

export const isEmbedded = ({ managed }: Pick<Outpost, "managed">): boolean => managed === EMBEDDED;

/** What outposts speak, with what it is for. */
export const outpostTypes = () => [
    { value: "proxy" as const, label: msg("Proxy"), description: msg("Stands in front of applications that know nothing of sign-ins.") },
    { value: "ldap" as const, label: msg("LDAP"), description: msg("Answers applications that look people up in a directory.") },
];

/** What outposts of a type are called. */
export const typeName = (type: string): string => outpostTypes().find(({ value }) => value === type)?.label ?? type;

/** Where an outpost has been told to send people to sign in; empty where it has not. */
export const hostOf = ({ config }: Pick<Outpost, "config">): string => {
    const host = ownValue(config, "authentik_host");
    return typeof host === "string" ? host : "";
};

/** Where it sends people: without an address of its own to where the server is reached (D-454). */
export const signsInAt = (host: string): string => (host ? msg(str`Signs in at ${host}`) : msg("Signs in at this server"));
