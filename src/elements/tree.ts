import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { css } from "lit";
import button from "@patternfly/patternfly/components/Button/button.css";
import { icon } from "#src/common/icons.ts";
import { AkElement } from "./element.ts";

interface Node {
    name: string;
    path: string;
    children: Node[];
}

/** Folders from paths like `users/staff`. */
export function treeOf(paths: readonly string[], root: string): Node {
    const top: Node = { name: root, path: "", children: [] };
    for (const path of paths) {
        let at = top;
        for (const name of path.split("/")) {
            const below = at.path === "" ? name : `${at.path}/${name}`;
            let next = at.children.find((child) => child.path === below);
            if (!next) at.children.push((next = { name, path: below, children: [] }));
            at = next;
        }
    }
    return top;
}

/**
 * A tree of folders to choose one of.
 * @event ak-folder - the visitor chose; detail is the path, empty for the root
 */
@customElement("ak-tree")
export class Tree extends AkElement {
    static override styles = [
        button,
        css`
            ul ul {
                padding-inline-start: var(--pf-t--global--spacer--sm);
            }

            .row {
                display: flex;
                align-items: center;
            }

            .spacer {
                inline-size: 2.25rem;
            }

            .name {
                display: flex;
                align-items: center;
                gap: var(--pf-t--global--spacer--sm);
                flex: 1;
                min-inline-size: 0;
                padding: var(--pf-t--global--spacer--xs) var(--pf-t--global--spacer--sm);
                border: 0;
                border-radius: var(--pf-t--global--border--radius--small);
                background: none;
                text-align: start;
                overflow-wrap: anywhere;
            }

            .name:hover {
                background-color: var(--pf-t--global--background--color--primary--hover);
            }

            .name[aria-current="true"] {
                font-weight: var(--pf-t--global--font--weight--body--bold);
                color: var(--pf-t--global--text--color--link--default);
            }
        `,
    ];

    @property({ attribute: false }) paths: readonly string[] = [];
    /** Name of the root. */
    @property() root = "";
    /** Path of the chosen folder. */
    @property() current = "";
    @property() label = "";

    /** Folders opened or closed by hand; the way to the chosen one is open by itself. */
    @state() private byHand: ReadonlyMap<string, boolean> = new Map();

    protected override render(): TemplateResult {
        return html`<nav aria-label=${this.label}>
            <ul role="list">
                ${this.#node(treeOf(this.paths, this.root))}
            </ul>
        </nav>`;
    }

    #isOpen(path: string): boolean {
        return this.byHand.get(path) ?? (path === "" || this.current === path || this.current.startsWith(`${path}/`));
    }

    #node({ name, path, children }: Node): TemplateResult {
        const open = this.#isOpen(path);
        return html`<li>
            <div class="row">
                ${
                    children.length > 0 && path !== ""
                        ? html`<button
                              class="pf-v6-c-button pf-m-plain pf-m-small"
                              type="button"
                              aria-label=${name}
                              aria-expanded=${open}
                              @click=${() => (this.byHand = new Map(this.byHand).set(path, !open))}
                          >
                              <span class="pf-v6-c-button__icon">${icon(open ? "down" : "right")}</span>
                          </button>`
                        : path === ""
                          ? nothing
                          : html`<span class="spacer"></span>`
                }
                <button class="name" type="button" aria-current=${this.current === path} @click=${() => this.emit("ak-folder", path)}>
                    ${icon("folder")}<span>${name}</span>
                </button>
            </div>
            ${
                open && children.length > 0
                    ? html`<ul role="list">
                          ${children.map((child) => this.#node(child))}
                      </ul>`
                    : nothing
            }
        </li>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-tree": Tree;
    }
}
