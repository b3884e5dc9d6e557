import { JournalError, type State } from "#kernel/store/journal.ts";
import { namePrompts, settleUserCreation } from "./state-2023-1.ts";

/** Brings a state to the next version. Fields that came or went need none: rows are brought to today's fields when they are read. */
export type Migration = (state: State) => State;

/**
 * Tokens had one life, `token_validity`, and an access token lay in the row of its refresh token (2023.1). The life is the refresh token's from
 * then on, and rows of such pairs go: clients ask their people once more.
 */
const splitTokens: Migration = (state) => ({
    ...state,
    tables: Object.fromEntries(
        Object.entries(state.tables).map(([model, rows]) => {
            if (PROVIDERS.includes(model)) return [model, rows.map(withTwoLives)];
            return [model, model === REFRESH ? rows.filter((row) => !("access_token" in row)) : rows];
        }),
    ),
});
const PROVIDERS = ["authentik_providers_oauth2.oauth2provider", "authentik_providers_proxy.proxyprovider"];
const REFRESH = "authentik_providers_oauth2.refreshtoken";

function withTwoLives(row: object): object {
    if (!("token_validity" in row)) return row;
    const { token_validity: refresh_token_validity, ...left } = row;
    return { ...left, refresh_token_validity, access_token_validity: "hours=1" };
}

/** The first brings version 1, the first there was, to version 2; and so on. */
const MIGRATIONS: readonly Migration[] = [splitTokens, namePrompts, settleUserCreation];

/** Version of the shape of stored state. Counts up with every change that older data must be brought along to. */
export const STATE_VERSION = MIGRATIONS.length + 1;

/** Brings stored state up to date, step by step. Throws a JournalError for a newer one, or for what is not a state. */
export function migrate(state: State, steps: readonly Migration[] = MIGRATIONS): State {
    if (
        typeof state !== "object" ||
        state === null ||
        !Number.isInteger(state.version) ||
        state.version < 1 ||
        typeof state.tables !== "object" ||
        state.tables === null
    )
        throw new JournalError("corrupt", "The stored data are not a state of this application.");
    const newest = steps.length + 1;
    if (state.version > newest)
        throw new JournalError("newer", `The stored data are of version ${state.version}, newer than this application knows (${newest}).`);
    return steps.slice(state.version - 1).reduce((older, step) => ({ ...step(older), version: older.version + 1 }), state);
}
