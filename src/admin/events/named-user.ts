import { Task } from "@lit/task";
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { users } from "#src/api/users.api.ts";
import { AkElement } from "#src/elements/element.ts";
import { userHref } from "../users/user-href.ts";

/** Users that were looked for on this page: a log names the same ones again and again. Undefined where nobody has the name. */
const found = new Map<string, Promise<number | undefined>>();

async function look(username: string): Promise<number | undefined> {
    const { results } = await users.list({ username, page_size: 1 });
    return results[0]?.pk;
}

/**
 * A user that an event names by what was typed: a link to who has the name, or the name alone where nobody has.
 * @slot - the name, so that it is in what is copied and exported too
 */
@customElement("ak-named-user")
export class NamedUser extends AkElement {
    @property() username = "";

    readonly #pk = new Task(this, {
        task: ([username]) => {
            const known = found.get(username) ?? look(username);
            // What failed is asked again the next time.
            known.catch(() => found.delete(username));
            found.set(username, known);
            return known;
        },
        args: () => [this.username] as const,
    });

    protected override render(): TemplateResult {
        const pk = this.#pk.value;
        return pk === undefined ? html`<slot></slot>` : html`<a href=${userHref(pk)}><slot></slot></a>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-named-user": NamedUser;
    }
}
