import { msg, str, updateWhenLocaleChanges } from "@lit/localize";
import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { currentPath } from "#src/base/route.ts";
import { setTitle } from "#src/context/tenant.ts";
import { broken, updateOrSay } from "#src/elements/broken.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import { ownValue } from "#src/base/own-value.ts";

/** Values in a page's address by the name of their kind: `{ id: "12" }`. */
export type RouteParameters = Readonly<Record<string, string>>;

/** What is shown at an address. */
export interface Page {
    render: (parameters: RouteParameters) => unknown;
}

/** An address and the module of its page, loaded when somebody goes there. */
export interface Route {
    /** As `/identity/users/{id}`; kinds of values are `{id}`, `{uuid}` and `{slug}`. */
    path: string;
    load: () => Promise<Page>;
    /** Whoever loads it is led out of the interface. */
    leaves?: true;
    /** Models, as `authentik_core.user`, whose objects are shown here, each found by its key. */
    shows?: readonly string[];
}

const KINDS: Readonly<Record<string, string>> = {
    id: "\\d+",
    uuid: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    slug: "[-a-zA-Z0-9_]+",
};

/** The parameters when `path` is an address of the route; undefined otherwise. */
export function match(route: string, path: string): RouteParameters | undefined {
    const pattern = route.replace(/\{(\w+)\}/g, (_, kind: string) => `(?<${kind}>${ownValue(KINDS, kind) ?? "[^/]+"})`);
    const found = new RegExp(`^${pattern}$`).exec(path);
    return found ? { ...found.groups } : undefined;
}

/** True once, for the first page header after a navigation: it takes the focus, so that a screen reader reads out the page. */
let arrived = false;
export function takeArrival(): boolean {
    const taken = arrived;
    arrived = false;
    return taken;
}

interface Shown {
    path: string;
    /** Called again when the language changes: a page's heading is in the outlet. */
    render: () => unknown;
}

/**
 * Shows the page that the hash names, in the light DOM. The page before stays until the next one is loaded.
 * @event ak-route - after another page is shown; bubbles through shadow roots
 */
@customElement("ak-router-outlet")
export class RouterOutlet extends LitElement {
    @property({ attribute: false }) routes: readonly Route[] = [];
    /** Path to go to when the hash names none. */
    @property() home = "/";

    @state() private shown: Shown | undefined;
    @state() private failure: unknown;

    #wanted: string | undefined;

    constructor() {
        super();
        updateWhenLocaleChanges(this);
    }

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        window.addEventListener("hashchange", this.#follow);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener("hashchange", this.#follow);
    }

    protected override firstUpdated(): void {
        this.#follow();
    }

    readonly #follow = (): void => {
        const path = currentPath();
        if (path === "" || path === "/" || path.startsWith("#")) {
            location.replace(`#${this.home}`);
        } else if (path !== this.#wanted) {
            // Not on the first page: there the browser has just announced the document itself.
            arrived = this.#wanted !== undefined;
            this.#wanted = path;
            void this.#show(path);
        }
    };

    async #show(path: string): Promise<void> {
        this.failure = undefined;
        try {
            const render = await this.#pageAt(path);
            // Somebody has gone on while the module was loading.
            if (path !== this.#wanted) return;
            this.shown = { path, render };
        } catch (error) {
            if (path === this.#wanted) this.failure = error;
        }
        await this.updateComplete;
        this.dispatchEvent(new CustomEvent("ak-route", { bubbles: true, composed: true }));
    }

    async #pageAt(path: string): Promise<Shown["render"]> {
        for (const route of this.routes) {
            const parameters = match(route.path, path);
            if (!parameters) continue;
            const page = await route.load();
            return () => page.render(parameters);
        }
        return () => this.#notFound(path);
    }

    /** A page that cannot be rendered says so; the navigation leads on from it as from any other. */
    protected override performUpdate(): void {
        updateOrSay(
            this,
            () => super.performUpdate(),
            (error) => broken(error, { path: this.shown?.path }),
        );
    }

    protected override render(): unknown {
        if (this.failure !== undefined) return this.#failed();
        if (!this.shown) return html`<ak-loading></ak-loading>`;
        return keyed(this.shown.path, this.shown.render());
    }

    #failed(): unknown {
        return html`<ak-empty-state
            header=${msg("This page could not be loaded.")}
            .error=${this.failure}
            .retry=${() => this.#wanted && this.#show(this.#wanted)}
        ></ak-empty-state>`;
    }

    #notFound(path: string): unknown {
        setTitle(msg("Not found"));
        return html`<ak-empty-state icon="search" header=${msg("Not found")} page>
            ${msg(str`There is no page at ${path}.`)}
            <a slot="actions" href="#${this.home}">${msg("Go home")}</a>
        </ak-empty-state>`;
    }
}
