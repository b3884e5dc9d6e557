import type { State } from "#kernel/store/journal.ts";
import { own } from "#kernel/base/own.ts";

/* What objects of 2023.1 become, where a default would not do. Each step leaves rows of today as they are. */

const PROMPT = "authentik_stages_prompt.prompt";
const PROMPT_STAGE = "authentik_stages_prompt.promptstage";
const USER_WRITE = "authentik_stages_user_write.userwritestage";

const changed = (state: State, model: string, change: (row: object) => object): State => {
    const rows = own(state.tables, model);
    return rows ? { ...state, tables: { ...state.tables, [model]: rows.map(change) } } : state;
};

const textAt = (row: object, name: string): string => {
    const value: unknown = own({ ...row }, name);
    return typeof value === "string" ? value : "";
};

/**
 * Prompts had no name: they get that of their field with that of the first of their stages, or with their own key where they have none (M17). Two of the
 * same field in one stage are told apart by a number; in the original they collide.
 */
export function namePrompts(state: State): State {
    const stages = [...(own(state.tables, PROMPT_STAGE) ?? [])].toSorted((a, b) => (textAt(a, "name") < textAt(b, "name") ? -1 : 1));
    const stageOf = (key: string): string | undefined => {
        const asking = stages.find((stage) => {
            const fields: unknown = own({ ...stage }, "fields");
            return Array.isArray(fields) && fields.includes(key);
        });
        return asking && textAt(asking, "name");
    };
    const taken = new Set((own(state.tables, PROMPT) ?? []).map((row) => textAt(row, "name")));
    return changed(state, PROMPT, (row) => {
        if (textAt(row, "name")) return row;
        const key = textAt(row, "pk");
        const wanted = `${textAt(row, "field_key")}_${stageOf(key) ?? key}`;
        let name = wanted;
        for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
        taken.add(name);
        return { ...row, name };
    });
}

/** Whether users are made was yes or no (M19): yes is "when required". Who has a mode keeps it. */
export const settleUserCreation = (state: State): State =>
    changed(state, USER_WRITE, (row) => {
        const { can_create_users: may, ...left } = { can_create_users: undefined as unknown, ...row };
        if (typeof may !== "boolean") return row;
        return { user_creation_mode: may ? "create_when_required" : "never_create", ...left };
    });
