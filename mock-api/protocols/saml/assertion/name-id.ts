import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Call } from "#kernel/http/call.ts";
import { own } from "#kernel/base/own.ts";
import { type User, uidOf } from "#mock/apps/core/user.resource.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { AssertionError } from "../errors.ts";
import { FORMATS } from "../names.ts";
import { asValue, samlValues } from "./attributes.ts";

/** What somebody is called in each format (SAML 2.0 Core, 8.3). */
const NAMES: Readonly<Record<string, (call: Call, user: User) => string>> = {
    [FORMATS.email]: (_, user) => user.email,
    [FORMATS.persistent]: ({ db }, user) => uidOf(db, user),
    [FORMATS.unspecified]: ({ db }, user) => uidOf(db, user),
    [FORMATS.x509]: ({ db }, user) => attribute(user, "distinguishedName") ?? uidOf(db, user),
    [FORMATS.windows]: ({ db }, user) => attribute(user, "upn") ?? uidOf(db, user),
    // Another name in each session, which tells nothing of the session itself.
    [FORMATS.transient]: ({ session }) => bytesToHex(sha256(utf8ToBytes(session.key ?? ""))),
};

function attribute({ attributes }: User, name: string): string | undefined {
    const value = own(attributes, name);
    return value === undefined || value === null ? undefined : asValue(value);
}

/** The name of somebody: as the provider's own mapping has it, or else in the format that was asked for. Throws AssertionError for one that is not known. */
export function nameOf(call: Call, provider: SamlProvider, user: User, format: string): string {
    const inFormat = own(NAMES, format);
    if (!inFormat) throw new AssertionError(`Assertion contains NameID with unsupported format ${format}.`);
    return mappedName(call, provider, user) ?? inFormat(call, user);
}

/** By the provider's mapping; where that fails or gives nothing, the identifier that reveals nothing. */
export function mappedName(call: Call, provider: SamlProvider, user: User): string | undefined {
    if (provider.name_id_mapping === null) return undefined;
    const [named] = samlValues(call, provider, user, [provider.name_id_mapping]);
    return named ? asValue(named.value) : uidOf(call.db, user);
}
