import { Task } from "@lit/task";
import { msg } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { users } from "#src/api/users.api.ts";
import { sentence } from "#src/base/failure.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/tree.ts";

/**
 * The folders of users.
 * @event ak-folder - the visitor chose one; detail is its path
 */
@customElement("ak-user-folders")
export class UserFolders extends AkElement {
    static override styles = css`
        h2 {
            padding-block: var(--pf-t--global--spacer--md) var(--pf-t--global--spacer--sm);
            font-weight: var(--pf-t--global--font--weight--body--bold);
        }
    `;

    @property() current = "";

    readonly #paths = new Task(this, { task: async (_, { signal }) => (await users.paths({}, signal)).paths, args: () => [] });

    protected override render(): TemplateResult {
        return html`<h2>${msg("Folders")}</h2>
            ${this.#paths.render({
                pending: () => this.#tree([]),
                complete: (paths) => this.#tree(paths),
                error: (error) => html`<p>${sentence(error)} <button type="button" @click=${() => this.#paths.run()}>${msg("Try again")}</button></p>`,
            })}`;
    }

    #tree(paths: string[]): TemplateResult {
        return html`<ak-tree label=${msg("Folders")} root=${msg("All users")} .paths=${paths} current=${this.current}></ak-tree>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-user-folders": UserFolders;
    }
}
