import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import group from "@patternfly/patternfly/components/TextInputGroup/text-input-group.css";
import { opensElsewhere } from "#src/base/browser.ts";
import { isAbort } from "#src/base/errors.ts";
import { icon } from "#src/base/icons.ts";
import { ownValue } from "#src/base/own-value.ts";
import { plural } from "#src/base/plural.ts";
import { currentPath, pathOf } from "#src/base/route.ts";
import ring from "#src/base/styles/control-ring.css";
import { recent } from "#src/context/recent.ts";
import { AkElement } from "#src/elements/element.ts";
import { searchField } from "#src/elements/search-field.ts";
import type { Command, CommandSource, ObjectSearch } from "./command.ts";
import own from "./palette.css";
import { isSure, ranked, type CommandGroup } from "./ranking.ts";

/** ms without a key before the server is asked. */
const PAUSE = 200;
/** Letters from which on it is: one alone is in nearly every name. */
const FEWEST = 2;

const NOTHING: ObjectSearch = { found: [], failed: [] };

/**
 * What can be gone to or done, found by typing. As ARIA's combobox pattern has it the focus stays in the field: arrows go through the list,
 * Enter takes what is marked, and with Ctrl or ⌘ opens it in another tab.
 * @event ak-command - one was chosen; detail is the command
 */
@customElement("ak-palette")
export class Palette extends AkElement {
    static override styles = [button, group, ring, own];

    @property({ attribute: false }) commands: readonly Command[] = [];
    /** More of them, which take a while. */
    @property({ attribute: false }) later: Promise<readonly Command[]> | undefined;
    /** Asks the server for objects by name; undefined where the visitor may not see them. */
    @property({ attribute: false }) search: CommandSource["search"];

    @state() private text = "";
    /** Position in the list. */
    @state() private active = 0;
    @state() private served: ObjectSearch = NOTHING;
    @state() private isAsking = false;
    /** What comes later has come. */
    @state() private isWhole = false;

    @query("input") private input!: HTMLInputElement;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #request: AbortController | undefined;
    /** Enter was pressed before the server had answered. */
    #wantsFirst = false;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
        this.#request?.abort();
    }

    protected override async firstUpdated(): Promise<void> {
        void this.#addLater();
        // The dialog around it opens a moment later, and gives the focus to its own button.
        await new Promise(requestAnimationFrame);
        this.input.focus();
    }

    /** What is marked stays marked. */
    async #addLater(): Promise<void> {
        if (!this.later) return;
        const more = await this.later;
        const marked = this.#all[this.active];
        this.commands = [...this.commands, ...more];
        this.isWhole = true;
        if (this.active > 0) this.active = this.#all.findIndex((command) => command === marked);
        this.#takeWanted();
    }

    get #isPending(): boolean {
        return this.isAsking || (this.later !== undefined && !this.isWhole);
    }

    get #all(): Command[] {
        return this.#groups.flatMap(({ commands }) => commands);
    }

    get #groups(): CommandGroup[] {
        const used = recent.commands();
        if (this.text.trim() !== "")
            return ranked(this.commands, this.text, { recent: new Set([...used, ...recent.visits().map(({ href }) => href)]), served: this.served.found });
        const known = used.flatMap((id) => this.commands.find((command) => command.id === id) ?? []);
        const lately = { title: msg("Recent"), commands: [...visited(this.commands), ...known].slice(0, 8) };
        return [...(lately.commands.length > 0 ? [lately] : []), ...ranked(this.commands, "", { recent: new Set(), served: [] })];
    }

    protected override render(): TemplateResult {
        const groups = this.#groups;
        const all = groups.flatMap(({ commands }) => commands);
        const marked = Math.min(this.active, all.length - 1);
        let index = 0;
        return html`
            <div class="pf-v6-c-text-input-group field">
                ${searchField(
                    html`<input
                        class="pf-v6-c-text-input-group__text-input"
                        type="text"
                        role="combobox"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        aria-label=${msg("Search and commands")}
                        placeholder=${this.search ? msg("Go to a page or an object, or do something") : msg("Go to a page or do something")}
                        aria-autocomplete="list"
                        aria-expanded="true"
                        aria-controls="list"
                        aria-activedescendant=${all.length > 0 ? `option-${marked}` : nothing}
                        @input=${this.#typed}
                        @keydown=${(event: KeyboardEvent) => this.#key(event, all, marked)}
                    />`,
                )}
            </div>
            <p class="pf-v6-screen-reader" role="status">
                ${this.text === "" || this.#isPending ? "" : plural(all.length, { one: msg("1 result"), other: msg(str`${all.length} results`) })}
            </p>
            <div class="list" id="list" role="listbox" aria-label=${msg("Results")}>
                ${groups.map(
                    ({ title, commands }, at) =>
                        html`<div role="group" aria-labelledby="group-${at}">
                            <div class="group" id="group-${at}" role="presentation">${title}</div>
                            ${commands.map((command) => this.#option(command, index, index++ === marked))}
                        </div>`,
                )}
            </div>
            ${this.#note(all.length)}
            <p class="keys" aria-hidden="true"><kbd>↑</kbd> <kbd>↓</kbd> ${msg("choose")} <kbd>↵</kbd> ${msg("open")} <kbd>Esc</kbd> ${msg("close")}</p>
        `;
    }

    #note(count: number): TemplateResult | typeof nothing {
        const { failed } = this.served;
        if (failed.length > 0) return html`<p class="note" role="alert">${msg(str`Not searched: ${failed.join(", ")}.`)}</p>`;
        if (count > 0) return nothing;
        return html`<p class="note">${this.#isPending ? msg("Searching …") : msg(str`Nothing matches “${this.text}”.`)}</p>`;
    }

    /** A link, so that it opens in another tab by the browser's own means. */
    #option(command: Command, index: number, isActive: boolean): TemplateResult {
        return html`<a
            id="option-${index}"
            role="option"
            tabindex="-1"
            class="option ${isActive ? "active" : ""}"
            aria-selected=${isActive}
            href=${"href" in command ? command.href : nothing}
            @pointermove=${() => (this.active = index)}
            @click=${(event: MouseEvent) => this.#pressed(event, command)}
        >
            ${icon(command.icon)}
            <span class="label">${command.label}</span>
            ${command.detail ? html`<small>${command.detail}</small>` : nothing}
        </a>`;
    }

    #pressed(event: MouseEvent, command: Command): void {
        if ("href" in command && opensElsewhere(event)) return;
        event.preventDefault();
        this.#choose(command);
    }

    #choose(command: Command): void {
        this.emit("ak-command", command);
    }

    #typed(): void {
        this.text = this.input.value;
        this.active = 0;
        this.#wantsFirst = false;
        clearTimeout(this.#timer);
        this.#request?.abort();
        const text = this.text.trim();
        this.isAsking = this.search !== undefined && text.length >= FEWEST;
        // What was found for another text goes only once there is an answer to this one: a list that comes and goes cannot be read.
        if (this.isAsking) this.#timer = setTimeout(() => void this.#ask(text), PAUSE);
        else this.served = NOTHING;
    }

    async #ask(text: string): Promise<void> {
        const { signal } = (this.#request = new AbortController());
        try {
            const served = await this.search?.(text, signal);
            if (signal.aborted) return;
            this.served = served ?? NOTHING;
            this.isAsking = false;
            this.#takeWanted();
        } catch (error) {
            if (!isAbort(error)) throw error;
        }
    }

    /** What Enter was pressed for, once all answers are there. */
    #takeWanted(): void {
        if (this.#wantsFirst && !this.#isPending) this.#take(this.#all[this.active]);
    }

    #take(command: Command | undefined): void {
        this.#wantsFirst = false;
        if (command) this.#choose(command);
    }

    #key(event: KeyboardEvent, all: readonly Command[], marked: number): void {
        // Keys of an input method: they choose among its words.
        if (event.isComposing) return;
        const targets: Partial<Record<string, number>> = {
            ArrowDown: marked + 1,
            ArrowUp: marked - 1,
            PageDown: Math.min(marked + 8, all.length - 1),
            PageUp: Math.max(marked - 8, 0),
        };
        const target = ownValue(targets, event.key);
        if (target !== undefined && all.length > 0) {
            event.preventDefault();
            this.active = (target + all.length) % all.length;
            void this.updateComplete.then(() => this.renderRoot.querySelector(".active")?.scrollIntoView({ block: "nearest" }));
        } else if (event.key === "Enter") {
            event.preventDefault();
            const command = all[marked];
            if (command && "href" in command && (event.ctrlKey || event.metaKey)) window.open(command.href, "_blank", "noopener");
            // What the server will find may be meant.
            else if (this.#isPending && this.text.trim() !== "" && marked <= 0 && !isSure(this.#groups, this.text)) this.#wantsFirst = true;
            else this.#take(command);
        }
    }
}

/** Not the page in view: one is there already. */
const visited = (pages: readonly Command[]): Command[] =>
    recent
        .visits()
        .filter(({ href }) => href !== `${location.pathname}#${currentPath()}`)
        .map(({ href, label }) => ({ id: href, label, detail: listOf(pages, href), group: "", icon: "clock", href }));

const pathIn = (address: string): string => pathOf(new URL(address, location.href).hash);

/** What the list is called that an object is in. */
function listOf(pages: readonly Command[], address: string): string | undefined {
    const path = pathIn(address);
    const above = pages.flatMap((page) => ("href" in page && path.startsWith(`${pathIn(page.href)}/`) ? [page] : []));
    return above.find(({ href }) => pathIn(href).length > 1)?.label;
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-palette": Palette;
    }
}
