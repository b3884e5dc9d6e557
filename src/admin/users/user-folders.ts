import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { users } from "#src/api/users.api.ts";
import { sentence } from "#src/base/failure.ts";
import { MediaQuery } from "#src/base/media.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/expand.ts";
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

    /** From here on a list leaves room beside it; elsewhere the folders would push it down. */
    readonly #beside = new MediaQuery(this, "(width >= 75rem)");
    readonly #paths = new Task(this, { task: async (_, { signal }) => (await users.paths({}, signal)).paths, args: () => [] });

    protected override render(): TemplateResult {
        return this.#beside.matches
            ? html`<h2>${msg("Folders")}</h2>
                  ${this.#folders()}`
            : html`<ak-expand><span slot="summary">${this.current ? msg(str`Folder: ${this.current}`) : msg("Folders")}</span>${this.#folders()}</ak-expand>`;
    }

    #folders(): unknown {
        return this.#paths.render({
            pending: () => this.#tree([]),
            complete: (paths) => this.#tree(paths),
            error: (error) => html`<p>${sentence(error)} <button type="button" @click=${() => this.#paths.run()}>${msg("Try again")}</button></p>`,
        });
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
