import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { invalidFields, notFound } from "#kernel/base/errors.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import { own } from "#kernel/base/own.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { hexOf } from "#mock/encoding/ldap/attribute.ts";
import { parseFilter } from "#mock/encoding/ldap/filter.ts";
import type { Answer, Operation, Scope } from "#mock/encoding/ldap/message.ts";
import { RESULT } from "#mock/encoding/ldap/result-code.ts";
import { LdapSyntaxError } from "#mock/encoding/ldap/syntax-error.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import { searcherOf, seesAll, usedProviders } from "../directory.ts";
import { ldapAddresses } from "../listening.ts";
import { ConsoleLine } from "./console-line.ts";

const KEY_LENGTH = 32;
/** How long a connection may be silent: as on the wire. */
const IDLE_MS = 5 * MINUTE_MS;
const MAX_LINES = 64;
/** Entries that a search shows at most. */
const MOST = 200;
/** Characters of a name, a password, a list of attributes. */
const MAX_TEXT = 4096;

const lines = whileLoaded(() => new Map<string, ConsoleLine>());

/** GET /-/sandbox/demo/ldap/{slug}/ : what the console of an application's directory begins with. `username`: who is signed in; to administrators somebody who finds everybody. */
export const consoleStartPage = endpoint("GET /-/sandbox/demo/ldap/{slug}/", { authenticate: bySession, errors: apiErrors }, ({ db, params, principal }) => {
    const application = db.by("authentik_core.application", "slug", params.slug);
    const provider = application && usedProviders(db).find(({ pk }) => pk === application.provider);
    if (!application || !provider) throw notFound("No application with an LDAP provider has this name.");
    const self = principal && db.get("authentik_core.user", principal.pk);
    const person = self && principal.isSuperuser && !seesAll(db, provider, self.pk) ? (searcherOf(db, provider) ?? self) : self;
    return ok({
        name: application.name,
        base_dn: provider.base_dn,
        addresses: [...ldapAddresses(db)],
        username: person?.username ?? null,
        is_visitor: person === self,
        sees_all: person !== null && seesAll(db, provider, person.pk),
    });
});

/**
 * POST /-/sandbox/demo/ldap/ : one operation on a connection to the directories of the installation. Without `connection` a new one is made; the answer names
 * it. It ends with an unbind, or when it is silent for five minutes.
 */
export const consolePage = endpoint("POST /-/sandbox/demo/ldap/", { authenticate: byNobody, errors: apiErrors }, async ({ call, db }) => {
    const body = call.body();
    const operation = operationIn(body);
    const known = lines(db);
    signOutSilent(call, known);
    const named = textAt(body, "connection");
    const key = known.has(named) ? named : call.random.text(KEY_LENGTH);
    const line = known.get(key) ?? new ConsoleLine(call.incoming.ip, call.random.now());
    if (known.size >= MAX_LINES && !known.has(key)) return ok({ connection: null, ...shown([{ id: 0, tag: 0, result: { code: RESULT.busy } }]) });
    known.set(key, line);
    const answers = await line.ask(call, operation);
    if (operation.op !== "unbind") return ok({ connection: key, ...shown(answers) });
    known.delete(key);
    return ok({ connection: null, ...shown([{ id: 0, tag: 0, result: { code: RESULT.success } }]) });
});

/** Whoever went away without an unbind is signed out once somebody asks again. */
function signOutSilent(call: Call, known: Map<string, ConsoleLine>): void {
    for (const [key, line] of known) {
        if (line.used > call.random.now() - IDLE_MS) continue;
        known.delete(key);
        call.later.set(`LDAP console ${key}`, async (later) => void (await line.close(later)));
    }
}

function operationIn(body: JsonObject): Operation {
    const op = textAt(body, "op");
    if (op === "unbind") return { op };
    if (op === "bind") return { op, version: 3, dn: textAt(body, "dn"), password: textAt(body, "password") };
    if (op !== "search") throw invalidFields({ op: ["One of bind, search and unbind."] });
    return {
        op,
        base: textAt(body, "base"),
        scope: scopeOf(textAt(body, "scope")),
        sizeLimit: MOST,
        typesOnly: false,
        filter: filterOf(textAt(body, "filter") || "(objectClass=*)"),
        attributes: textAt(body, "attributes")
            .split(/[\s,]+/)
            .filter(Boolean),
    };
}

function textAt(body: JsonObject, name: string): string {
    const value = own(body, name) ?? "";
    if (typeof value !== "string" || value.length > MAX_TEXT) throw invalidFields({ [name]: [`A text of at most ${MAX_TEXT} characters.`] });
    return value;
}

const SCOPES: readonly Scope[] = ["base", "one", "sub"];
const scopeOf = (text: string): Scope => SCOPES.find((scope) => scope === text) ?? invalidScope();
const invalidScope = (): never => {
    throw invalidFields({ scope: ["One of base, one and sub."] });
};

/** A filter that cannot be read never leaves a client. */
function filterOf(text: string) {
    try {
        return parseFilter(text);
    } catch (error) {
        if (error instanceof LdapSyntaxError) throw invalidFields({ filter: [error.message] });
        throw error;
    }
}

const NAMES = new Map<number, string>(Object.entries(RESULT).map(([name, code]) => [code, name]));

function shown(answers: readonly Answer[]) {
    const results = answers.flatMap((answer) => ("entry" in answer ? [] : [answer.result]));
    const { code, message = "" } = results.at(-1) ?? { code: RESULT.operationsError };
    return {
        code,
        result: NAMES.get(code) ?? "other",
        message,
        entries: answers.flatMap((answer) =>
            "entry" in answer
                ? [
                      {
                          dn: answer.entry.dn,
                          attributes: [...answer.entry.attributes.values()].map(({ name, values }) => ({
                              name,
                              values: values.map((value) => (typeof value === "string" ? value : hexOf(value))),
                          })),
                      },
                  ]
                : [],
        ),
    };
}
