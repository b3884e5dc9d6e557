import type { Call } from "#kernel/http/call.ts";
import type { Models } from "#kernel/base/models.ts";
import { NotReady } from "#kernel/host/not-ready.ts";
import { own } from "#kernel/base/own.ts";
import type { Steps } from "#kernel/base/steps.ts";
import { recordTask } from "#mock/apps/admin/task.model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { SYNC_PARTS, syncTaskName } from "#mock/apps/sources/ldap.actions.ts";
import type { Entry } from "#mock/encoding/ldap/attribute.ts";
import { levelsOfText } from "#mock/encoding/ldap/dn.ts";
import { foldCase } from "#mock/encoding/ldap/prepare.ts";
import { DirectoryError } from "#mock/outside/directory.ts";
import { pathOf } from "../flow/user-path.ts";
import { valuesOf } from "./attributes.ts";
import { DN, type LdapSource, SOURCE, UNIQ, withDirectory } from "./connect.ts";
import { propertiesOf, tellProblem, uniqOf } from "./properties.ts";
import { type Content, type Found, readContent } from "./read.ts";
import { applyVendorRules } from "./vendor.ts";
import { NotWritten, writeGroupOf, writeUserOf } from "./write-objects.ts";

type Part = (typeof SYNC_PARTS)[number];

/** Takes one kind over, an entry a step; gives what the task tells. */
type Take = (call: Call, source: LdapSource, entries: readonly Entry[]) => Steps<string[]>;

/** Reads a source's directory and takes over what is there, all or nothing, in steps. Rejects never; how it went is kept with the tasks. */
export async function syncSource(call: Call, pk: string): Promise<void> {
    const source = call.db.find(SOURCE, pk);
    if (!source?.enabled) return;
    try {
        const content = await withDirectory({ call, outside: call.outside }, source, (directory) => readContent(directory, source));
        await changing(call, () => takeOver(call, pk, content));
    } catch (error) {
        if (!(error instanceof DirectoryError)) throw error;
        for (const part of SYNC_PARTS) tellFailure(call, source, part, error.message);
    }
}

/** `Call.changing`, begun anew when an expression has had to wait for Python: nothing of it was kept. */
async function changing(call: Call, steps: () => Steps<void>): Promise<void> {
    for (;;)
        try {
            return await call.changing(steps);
        } catch (error) {
            if (!(error instanceof NotReady)) throw error;
            await call.outside(() => error.ready);
        }
}

function* takeOver(call: Call, pk: string, { users, groups }: Content): Steps<void> {
    const source = call.db.find(SOURCE, pk);
    if (!source) return;
    yield* part(call, source, "user", users, takeUsers);
    yield* part(call, source, "group", groups, takeGroups);
    yield* part(call, source, "membership", groups, takeMembers);
}

function* part(call: Call, source: LdapSource, name: Part, found: Found, take: Take): Steps<void> {
    if ("failure" in found) tellFailure(call, source, name, found.failure);
    else if (!(name === "user" ? source.sync_users : source.sync_groups)) {
        const kind = { user: "User", group: "Group", membership: "Group" }[name];
        recordTask(call, syncTaskName(source, name), "SUCCESSFUL", [`${kind} syncing is disabled for this Source`, "Synced -1 objects."]);
    } else recordTask(call, syncTaskName(source, name), "SUCCESSFUL", yield* take(call, source, found.entries));
}

function tellFailure(call: Call, source: LdapSource, part: Part, message: string): void {
    const name = syncTaskName(source, part);
    recordTask(call, name, "ERROR", [message]);
    const context = { message: `Task ${name} encountered an error: ${message}` };
    writeEvent(call, "system_task_exception", "authentik.events.monitored_tasks", context, { isBackground: true });
}

const counted = (messages: readonly string[], count: number): string[] => [...messages, `Synced ${count} objects.`];
const withoutUniq = ({ dn }: Entry): string => `Cannot find uniqueness field in attributes: '${dn}'`;

/** A user or a group. */
interface Owned<K> {
    readonly pk: K;
    readonly attributes: Models["authentik_core.user"]["attributes"];
}

/** Writes one entry: its object's key, and what is to be said of it. */
type WriteEntry<K> = (entry: Entry, uniq: string, known: ReadonlyMap<string, K>) => { readonly key: K; readonly told?: string | undefined };

/** Writes entries one by one, those of a part that cannot be written are told. `rows`: what has been taken over before. */
function* takeEach<K>(
    call: Call,
    source: LdapSource,
    kind: "user" | "group",
    rows: Iterable<Owned<K>>,
    entries: readonly Entry[],
    write: WriteEntry<K>,
): Steps<string[]> {
    const known = byUniq(rows);
    const messages: string[] = [];
    let count = 0;
    for (const entry of entries) {
        yield;
        const uniq = uniqOf(source, entry);
        if (uniq === undefined) {
            messages.push(withoutUniq(entry));
            continue;
        }
        try {
            const { key, told } = write(entry, uniq, known);
            if (told !== undefined) messages.push(told);
            known.set(uniq, key);
            count++;
        } catch (error) {
            tellNotWritten(call, source, kind, entry, uniq, error);
        }
    }
    return counted(messages, count);
}

/** Source: authentik/sources/ldap/sync/users.py. What is no longer in the directory stays. */
const takeUsers: Take = (call, source, entries) =>
    takeEach(call, source, "user", call.db.all("authentik_core.user"), entries, (entry, uniq, known) => {
        const before = call.db.find("authentik_core.user", known.get(uniq));
        const user = writeUserOf(call, propertiesOf(call, source, source.property_mappings, entry, uniq), before, pathOf(source));
        return { key: user.pk, told: applyVendorRules(call, entry, user, before === undefined) };
    });

/** Source: authentik/sources/ldap/sync/groups.py. */
const takeGroups: Take = (call, source, entries) =>
    takeEach(call, source, "group", call.db.all("authentik_core.group"), entries, (entry, uniq, known) => {
        const before = call.db.find("authentik_core.group", known.get(uniq));
        const properties = propertiesOf(call, source, source.property_mappings_group, entry, uniq);
        return { key: writeGroupOf(call, properties, before, source.sync_parent_group).pk };
    });

function tellNotWritten(call: Call, source: LdapSource, kind: "user" | "group", { dn }: Entry, uniq: string, error: unknown): void {
    if (!(error instanceof NotWritten)) throw error;
    const advice = `To merge new ${kind} with existing ${kind}, set the ${kind}'s Attribute '${UNIQ}' to '${uniq}'`;
    tellProblem(call, source, `Failed to create ${kind}: ${error.message} ${advice}`, { dn });
}

/** Members of groups: those whom the directory names, and those who are of no directory. Source: authentik/sources/ldap/sync/membership.py. */
function* takeMembers(call: Call, source: LdapSource, entries: readonly Entry[]): Steps<string[]> {
    const { db } = call;
    // `memberUid` names people as they are called, all other attributes by their names in the tree.
    const [attribute, folded] = source.group_membership_field === "memberUid" ? [UNIQ, foldCase] : [DN, foldedDn];
    const keyOf = ({ attributes }: Models["authentik_core.user"]): string | undefined => {
        const value = own(attributes, attribute);
        return typeof value === "string" ? folded(value) : undefined;
    };
    const users = new Map(
        db.all("authentik_core.user").flatMap((user): [string, number][] => {
            const key = keyOf(user);
            return key === undefined ? [] : [[key, user.pk]];
        }),
    );
    const groups = byUniq(db.all("authentik_core.group"));
    const messages: string[] = [];
    let count = 0;
    for (const entry of entries) {
        yield;
        const uniq = uniqOf(source, entry);
        const group = uniq === undefined ? undefined : db.find("authentik_core.group", groups.get(uniq));
        if (!group) {
            messages.push(uniq === undefined ? withoutUniq(entry) : `Group does not exist in our DB yet, run sync_groups first. Group: '${entry.dn}'`);
            continue;
        }
        const named = valuesOf(entry, source.group_membership_field).map((member) => users.get(folded(member)));
        const others = group.users.filter((pk) => keyOf(db.get("authentik_core.user", pk)) === undefined);
        const members = [...new Set([...others, ...named.filter((pk) => pk !== undefined)])];
        if (members.length !== group.users.length || members.some((pk) => !group.users.includes(pk)))
            db.link("authentik_core.group", group.pk, { users: members });
        count += 1 + members.length;
    }
    return counted(messages, count);
}

/** The same text for names in a tree that mean the same (RFC 4517 4.2.15, D-525), and for no other: a comma may be part of a name. */
const foldedDn = (name: string): string => levelsOfText(name)?.join(",") ?? foldCase(name);

function byUniq<K>(rows: Iterable<Owned<K>>): Map<string, K> {
    const known = new Map<string, K>();
    for (const { pk, attributes } of rows) {
        const uniq = own(attributes, UNIQ);
        if (typeof uniq === "string" && !known.has(uniq)) known.set(uniq, pk);
    }
    return known;
}
