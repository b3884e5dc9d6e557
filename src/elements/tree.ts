import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { isRightToLeft } from "#src/base/direction.ts";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "./element.ts";
import own from "./tree.css";

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

/** A node with its position among those in view. */
interface Shown {
    node: Node;
    parent: string | undefined;
}

/**
 * A tree of folders to choose one of. By keyboard as in ARIA's pattern for trees: up and down go through what is in view, right opens
 * and goes in, left closes and goes out, Home and End go to the ends, letters to the next of that name, Enter and Space choose.
 * @event ak-folder - the visitor chose; detail is the path, empty for the root
 */
@customElement("ak-tree")
export class Tree extends AkElement {
    static override styles = [own];

    @property({ attribute: false }) paths: readonly string[] = [];
    /** Name of the root. */
    @property() root = "";
    /** Path of the chosen folder. */
    @property() current = "";
    @property() label = "";

    /** Folders opened or closed by hand; the way to the chosen one is open by itself. */
    @state() private byHand: ReadonlyMap<string, boolean> = new Map();
    /** Path of the folder that Tab comes to; the chosen one until arrows have gone elsewhere. */
    @state() private reached: string | undefined;

    protected override willUpdate(changed: PropertyValues<this>): void {
        // Chosen from elsewhere, as by Back: Tab comes to what is chosen now.
        if (changed.has("current")) this.reached = undefined;
    }

    protected override render(): TemplateResult {
        const top = treeOf(this.paths, this.root);
        const shown = this.#shown(top);
        const reached = [this.reached, this.current, ""].find((path) => path !== undefined && shown.some(({ node }) => node.path === path)) ?? "";
        return html`<ul role="tree" aria-label=${this.label} @keydown=${(event: KeyboardEvent) => this.#key(event, shown, reached)}>
            ${this.#item(top, reached, 1)}
        </ul>`;
    }

    #isOpen(path: string): boolean {
        return this.byHand.get(path) ?? (path === "" || this.current === path || this.current.startsWith(`${path}/`));
    }

    #shown(node: Node, parent?: string): Shown[] {
        const below = this.#isOpen(node.path) ? node.children.flatMap((child) => this.#shown(child, node.path)) : [];
        return [{ node, parent }, ...below];
    }

    #item({ name, path, children }: Node, reached: string, level: number): TemplateResult {
        const open = this.#isOpen(path);
        const folds = children.length > 0 && path !== "";
        // The item contains only its name: with the group in it, its accessible name would be that of all below.
        return html`<li role="none">
            <div
                class="row"
                role="treeitem"
                data-path=${path}
                aria-level=${level}
                aria-selected=${this.current === path}
                aria-expanded=${children.length > 0 ? open : nothing}
                tabindex=${path === reached ? 0 : -1}
                @click=${() => this.#choose(path)}
            >
                ${folds ? html`<span class="fold" @click=${(event: Event) => this.#fold(event, path, !open)}>${icon(open ? "down" : "right")}</span>` : path === "" ? nothing : html`<span class="fold"></span>`}
                ${icon("folder")}<span>${name}</span>
            </div>
            ${
                open && children.length > 0
                    ? html`<ul role="group">
                          ${children.map((child) => this.#item(child, reached, level + 1))}
                      </ul>`
                    : nothing
            }
        </li>`;
    }

    #choose(path: string): void {
        this.reached = path;
        this.emit("ak-folder", path);
    }

    /** The arrow only opens and closes. */
    #fold(event: Event, path: string, open: boolean): void {
        event.stopPropagation();
        this.#set(path, open);
    }

    #set(path: string, open: boolean): void {
        this.byHand = new Map(this.byHand).set(path, open);
    }

    #key(event: KeyboardEvent, shown: readonly Shown[], reached: string): void {
        const at = shown.findIndex(({ node }) => node.path === reached);
        const here = shown[at];
        if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
        const { node, parent } = here;
        const open = this.#isOpen(node.path) && node.children.length > 0;
        const [inwards, outwards] = isRightToLeft(this) ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
        if (event.key === "ArrowDown") this.#reach(shown[at + 1]?.node.path);
        else if (event.key === "ArrowUp") this.#reach(shown[at - 1]?.node.path);
        else if (event.key === "Home") this.#reach(shown[0]?.node.path);
        else if (event.key === "End") this.#reach(shown.at(-1)?.node.path);
        else if (event.key === inwards && open) this.#reach(node.children[0]?.path);
        else if (event.key === inwards && node.children.length > 0) this.#set(node.path, true);
        else if (event.key === outwards && open && node.path !== "") this.#set(node.path, false);
        else if (event.key === outwards) this.#reach(parent);
        else if (event.key === "Enter" || event.key === " ") this.#choose(node.path);
        else if (event.key.length === 1) this.#reach(named([...shown.slice(at + 1), ...shown.slice(0, at)], event.key));
        else return;
        event.preventDefault();
    }

    #reach(path: string | undefined): void {
        if (path === undefined) return;
        this.reached = path;
        void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("[tabindex='0']")?.focus());
    }
}

const named = (shown: readonly Shown[], letter: string): string | undefined =>
    shown.find(({ node }) => node.name.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase()))?.node.path;

declare global {
    interface HTMLElementTagNameMap {
        "ak-tree": Tree;
    }
}
