import { msg, str } from "@lit/localize";
import { applications } from "#src/api/applications.api.ts";
import { blueprints } from "#src/api/blueprints.api.ts";
import { certificates } from "#src/api/certificates.api.ts";
import { flows } from "#src/api/flows.api.ts";
import { groups } from "#src/api/groups.api.ts";
import { rules, transports } from "#src/api/notifications.api.ts";
import { integrations, outposts } from "#src/api/outposts.api.ts";
import { policies } from "#src/api/policies.api.ts";
import { prompts } from "#src/api/prompts.api.ts";
import { mappings } from "#src/api/property-mappings.api.ts";
import { providers } from "#src/api/providers.api.ts";
import { sources } from "#src/api/sources.api.ts";
import { stages } from "#src/api/stages.api.ts";
import { tenants } from "#src/api/tenants.api.ts";
import { tokens } from "#src/api/tokens.api.ts";
import { users } from "#src/api/users.api.ts";
import { isAbort } from "#src/base/errors.ts";
import { fit, SLIP, wordsOf } from "#src/base/fuzzy.ts";
import type { IconName } from "#src/base/icons.ts";
import { kindTitle } from "#src/base/kinds.ts";
import type { Page } from "#src/base/page.ts";
import type { Command, ObjectSearch } from "./command.ts";
import { inAdmin } from "./in-admin.ts";

/** Objects of one kind at once. */
const MOST = 5;
/** Objects of one kind that a part of a text finds, and that are compared with the whole of it. */
const CANDIDATES = 100;
/** Letters from which on a slip of the finger is forgiven: parts of a shorter text find nearly everything. */
const LONG_ENOUGH = 4;

interface Query {
    search: string;
    page_size: number;
}

interface Named {
    label: string;
    detail?: string | undefined;
    /** Its page below that of its list; without one its list leads to it. */
    page?: string | number;
}

interface Kind {
    title: () => string;
    find: (text: string, signal: AbortSignal) => Promise<Command[]>;
    /** Of what is found by a part of a text, that which is called nearly so as the whole says. */
    findSimilar: (text: string, part: string, signal: AbortSignal) => Promise<Command[]>;
}

/** @param list address of the list in the admin interface */
const kind = <T>(
    title: () => string,
    icon: IconName,
    list: string,
    load: (query: Query, signal: AbortSignal) => Promise<Page<T>>,
    named: (object: T) => Named,
): Kind => {
    const ask = async (search: string, size: number, signal: AbortSignal): Promise<{ found: Command[]; pagination: Page<T>["pagination"] }> => {
        const { results, pagination } = await load({ search, page_size: size }, signal);
        const found = results.map((object): Command => {
            const { label, detail, page } = named(object);
            const address = page === undefined ? inAdmin(list, { search: label }) : inAdmin(`${list}/${page}`);
            return { group: title(), icon, id: address, label, detail, href: address };
        });
        return { found, pagination };
    };
    return {
        title,
        async find(text, signal) {
            const { found, pagination } = await ask(text, MOST, signal);
            if (pagination.next === 0) return found;
            const all = inAdmin(list, { search: text });
            return [...found, { group: title(), icon, id: all, label: msg(str`Show all ${pagination.count}`), href: all }];
        },
        async findSimilar(text, part, signal) {
            const { found } = await ask(part, CANDIDATES, signal);
            return found.filter(({ label, detail = "" }) => isSimilar(wordsOf(text), `${label} ${detail}`));
        },
    };
};

/**
 * The server finds what contains a text. One slip of the finger leaves one half of a word as it is, or the beginning, where two letters in the middle are
 * changed over.
 */
function partsOf(text: string): string[] {
    const cut = (part: (word: string, middle: number) => string): string =>
        wordsOf(text)
            .map((word) => part(word, Math.floor(word.length / 2)))
            .join(" ");
    return [cut((word, middle) => word.slice(0, middle)), cut((word, middle) => word.slice(middle)), cut((word, middle) => word.slice(0, middle - 1))];
}

const isSimilar = (words: readonly string[], name: string): boolean => words.every((word) => fit(word, name.toLowerCase()) >= SLIP);

/** What an administrator may look for by name, as their lists search it. */
const KINDS: readonly Kind[] = [
    kind(
        () => msg("Users"),
        "user",
        "/identity/users",
        users.list,
        ({ pk, username, name, email }) => ({ label: username, detail: [name, email].filter(Boolean).join(" · "), page: pk }),
    ),
    kind(
        () => msg("Groups"),
        "user",
        "/identity/groups",
        groups.list,
        ({ pk, name }) => ({ label: name, page: pk }),
    ),
    kind(
        () => msg("Applications"),
        "applications",
        "/core/applications",
        (query, signal) => applications.list({ ...query, superuser_full_list: true }, signal),
        ({ slug, name }) => ({ label: name, detail: slug, page: slug }),
    ),
    kind(
        () => msg("Providers"),
        "applications",
        "/core/providers",
        providers.list,
        ({ pk, name, ...of }) => ({ label: name, detail: kindTitle(of), page: pk }),
    ),
    kind(
        () => msg("Flows"),
        "run",
        "/flow/flows",
        flows.list,
        ({ slug, name }) => ({ label: name, detail: slug, page: slug }),
    ),
    kind(
        () => msg("Stages"),
        "run",
        "/flow/stages",
        stages.list,
        ({ name, ...of }) => ({ label: name, detail: kindTitle(of) }),
    ),
    kind(
        () => msg("Policies"),
        "denied",
        "/policy/policies",
        policies.list,
        ({ name, ...of }) => ({ label: name, detail: kindTitle(of) }),
    ),
    kind(
        () => msg("Property mappings"),
        "random",
        "/core/property-mappings",
        mappings.list,
        ({ name, ...of }) => ({ label: name, detail: kindTitle(of) }),
    ),
    kind(
        () => msg("Sources"),
        "import",
        "/core/sources",
        sources.list,
        ({ slug, name, ...of }) => ({ label: name, detail: kindTitle(of), page: slug }),
    ),
    kind(
        () => msg("Tokens and app passwords"),
        "key",
        "/core/tokens",
        tokens.list,
        ({ identifier, user_obj: user }) => ({ label: identifier, detail: user?.username }),
    ),
    kind(
        () => msg("Prompts"),
        "edit",
        "/flow/stages/prompts",
        prompts.list,
        ({ name, field_key: detail }) => ({ label: name, detail }),
    ),
    kind(
        () => msg("Certificates"),
        "key",
        "/crypto/certificates",
        certificates.list,
        ({ name }) => ({ label: name }),
    ),
    kind(
        () => msg("Outposts"),
        "leave",
        "/outpost/outposts",
        outposts.list,
        ({ name }) => ({ label: name }),
    ),
    kind(
        () => msg("Outpost integrations"),
        "import",
        "/outpost/integrations",
        integrations.list,
        ({ name, ...of }) => ({ label: name, detail: kindTitle(of) }),
    ),
    kind(
        () => msg("Notification rules"),
        "bell",
        "/events/rules",
        rules.list,
        ({ name }) => ({ label: name }),
    ),
    kind(
        () => msg("Notification transports"),
        "mail",
        "/events/transports",
        transports.list,
        ({ name }) => ({ label: name }),
    ),
    kind(
        () => msg("Blueprints"),
        "file",
        "/blueprints/instances",
        blueprints.list,
        ({ name }) => ({ label: name }),
    ),
    kind(
        () => msg("Tenants"),
        "settings",
        "/core/tenants",
        tenants.list,
        ({ domain }) => ({ label: domain }),
    ),
];

/** Searches all kinds at once; one that fails does not keep the others back. Where nothing is called so, what is called nearly so is found. */
export async function searchObjects(text: string, signal: AbortSignal): Promise<ObjectSearch> {
    const answers = await Promise.allSettled(KINDS.map(({ find }) => find(text, signal)));
    signal.throwIfAborted();
    const found = fulfilled(answers);
    return {
        found: found.length === 0 && text.length >= LONG_ENOUGH ? await searchSimilar(text, signal) : found,
        failed: KINDS.filter((_, index) => {
            const answer = answers[index];
            return answer?.status === "rejected" && !isAbort(answer.reason);
        }).map(({ title }) => title()),
    };
}

async function searchSimilar(text: string, signal: AbortSignal): Promise<Command[]> {
    for (const part of partsOf(text)) {
        const found = fulfilled(await Promise.allSettled(KINDS.map(({ findSimilar }) => findSimilar(text, part, signal))));
        signal.throwIfAborted();
        if (found.length > 0) return found;
    }
    return [];
}

const fulfilled = (answers: readonly PromiseSettledResult<Command[]>[]): Command[] =>
    answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
