import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { kindName } from "#src/base/kinds.ts";

/** Something that points to an object, and what becomes of it when the object goes. */
export interface UsedBy {
    app: string;
    model_name: string;
    name: string;
    /** `CASCADE`, `CASCADE_MANY`, `SET_DEFAULT` or `SET_NULL`. */
    action: string;
    /** Where it is, of what has no name of its own, as a binding: "Application Wiki". */
    place?: string | undefined;
}

/** As many of a kind are called by their names; of more, the number says more. */
const NAMED = 3;

/** Characters of a name that are shown: some are whole messages, with the lines of a program that failed. */
const LONGEST = 80;
/** Characters of it that are shown on demand. */
const WHOLE = 1000;

/** What uses something, and what becomes of it: "Group Analysts: will be deleted too", "User (13): the link will be removed". */
export const usesList = (uses: readonly UsedBy[]): TemplateResult => told(uses, consequence);

/** What uses something: "Group Analysts", "User (13)". */
export const usersList = (uses: readonly UsedBy[]): TemplateResult => told(uses, () => undefined);

type Consequence = (use: UsedBy) => string | undefined;

/** The same of a kind together, where the same becomes of them. */
function told(uses: readonly UsedBy[], becomes: Consequence): TemplateResult {
    const groups = new Map<string, UsedBy[]>();
    for (const use of uses) {
        const key = `${use.app}.${use.model_name} ${becomes(use) ?? ""}`;
        const alike = groups.get(key);
        if (alike) alike.push(use);
        else groups.set(key, [use]);
    }
    const line = (text: string, use: UsedBy): unknown => html`${brief(text)}${becomes(use) === undefined ? "" : `: ${becomes(use)}`}`;
    return html`<ul class="uses">
        ${[...groups.values()].map((alike) => (alike.length > NAMED || areNameless(alike) ? counted(alike, line) : alike.map((use) => html`<li>${line(named(use), use)}</li>`)))}
    </ul>`;
}

/** Several lines that say the same are no help. */
const areNameless = (alike: readonly UsedBy[]): boolean => alike.length > 1 && alike.every((use) => !saysWhich(use));

const saysWhich = ({ name, place }: Pick<UsedBy, "name" | "place">): boolean => place !== undefined || (name !== "" && !MADE_OF_KEYS.test(name));

/** The first line of a name, as far as it is short; the whole of it is its tip. */
function brief(name: string): unknown {
    const [first = ""] = name.trim().split("\n", 1);
    const text = first.length > LONGEST ? first.slice(0, LONGEST) : first;
    return text === name.trim() ? text : html`<span data-tip=${name.trim().slice(0, WHOLE)}>${text.trimEnd()}…</span>`;
}

function counted(alike: readonly UsedBy[], line: (text: string, use: UsedBy) => unknown): unknown {
    const [first] = alike;
    if (!first) return "";
    const names = alike.filter(saysWhich).map((use) => use.place ?? ownName(use));
    const summary = line(`${kindName(first.app, first.model_name)} (${alike.length})`, first);
    if (names.length === 0) return html`<li>${summary}</li>`;
    return html`<li class="folded">
        <details>
            <summary>${summary}</summary>
            ${names.map((name, index) => html`${index > 0 ? ", " : ""}${brief(name)}`)}
        </details>
    </li>`;
}

/** Names that the API makes of keys, for want of others: "AuthenticatedSession object (3b01…)", "Binding #0 to 89e1a50e-…", "token (expires=…)". */
const MADE_OF_KEYS = / object \(|[0-9a-f]{8}-[0-9a-f]{4}-|\(\w+=/;

/** "Group Analysts": the kind, and the name where there is one that says more, or where it is. */
export function named(use: Omit<UsedBy, "action">): string {
    const kind = kindName(use.app, use.model_name);
    if (use.place !== undefined) return msg(str`${kind} to ${use.place}`);
    return use.name === "" || MADE_OF_KEYS.test(use.name) ? kind : `${kind} ${ownName(use)}`;
}

/** What the API writes before the name of one of a family, whatever it calls the model: "Stage Ask for the name" of an `identificationstage`. */
const OF_FAMILIES: readonly [model: RegExp, before: RegExp][] = [
    [/stage$/, /^Stage /],
    [/mapping$/, /^Property Mapping /],
    [/^provider$/, /^(?:OAuth2|Proxy|SAML) Provider /],
];

/** A name without its kind, which the API writes before many, and always in English: "Group Analysts", "Certificate-Key Pair Ours". */
function ownName({ model_name: model, name }: Pick<UsedBy, "model_name" | "name">): string {
    // A user may be called "user 7": that is all of the name.
    if (!/^\p{Lu}/u.test(name)) return name;
    const before = OF_FAMILIES.find(([of, start]) => of.test(model) && start.test(name))?.[1];
    if (before) return name.replace(before, "");
    let at = 0;
    for (const letter of model) {
        while (name[at] === " " || name[at] === "-") at++;
        if (name[at++]?.toLowerCase() !== letter) return name;
    }
    return name[at] === " " ? name.slice(at + 1) : name;
}

function consequence({ action }: UsedBy): string {
    switch (action) {
        case "CASCADE":
            return msg("will be deleted too");
        case "CASCADE_MANY":
            return msg("the link will be removed");
        case "SET_DEFAULT":
            return msg("will go back to its default");
        default:
            return msg("the reference will be cleared");
    }
}
