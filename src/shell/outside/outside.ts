import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import toggles from "@patternfly/patternfly/components/ToggleGroup/toggle-group.css";
import { type Codes, outside, type OutsideMessage, type Person } from "#src/api/outside.api.ts";
import { ApiError } from "#src/base/errors.ts";
import { ignore } from "#src/base/ignore.ts";
import { firsts } from "#src/context/firsts.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import { selectOption } from "#src/elements/select-option.ts";
import { mail } from "./mailbox.ts";
import { OUTSIDE_PLACES, outsideNews, type OutsidePlace } from "./outside-news.ts";
import { codeOf, push, sms } from "./phone.ts";
import { webhook } from "./webhook.ts";
import list from "../drawer-list.css";
import own from "./outside.css";

type Place = OutsidePlace;

const placeOf = ({ kind }: OutsideMessage): Place => (kind === "mail" ? "mail" : kind === "webhook" ? "webhooks" : "phone");

const isWaiting = ({ kind, answer }: OutsideMessage): boolean => kind === "push" && answer === null;

/** ms for which what is new is what somebody comes for. */
const RECENT = 600_000;
const isRecent = ({ created, seen }: OutsideMessage): boolean => !seen && Date.now() - Date.parse(created) < RECENT;

/** Where somebody looks first: at what waits for them on the phone, else at what has just come, at what is being set up, at what is new, at what came last. */
function placeToLook(messages: readonly OutsideMessage[], { codes }: Codes): Place {
    if (messages.some(isWaiting)) return "phone";
    const recent = messages.find(isRecent);
    // A set-up that was given up is one for an hour.
    if (!recent && codes.some(({ name }) => name === "")) return "phone";
    const message = recent ?? messages.find(({ seen }) => !seen) ?? messages[0];
    return message ? placeOf(message) : codes.length ? "phone" : "mail";
}

/** ms between two looks at the clock, for codes that go with it. */
const TICK = 1000;

/** The world outside the sandbox: mail, phones and webhooks, by person, answered and cleared here. Goes on by itself as something comes. */
@customElement("ak-outside")
export class Outside extends AkElement {
    static override styles = [button, label, toggles, list, own];

    @state() private place: Place = "mail";
    /** Username of whose things are shown; "" for everybody's. */
    @state() private whose = "";
    @state() private messages: readonly OutsideMessage[] | undefined;
    @state() private codes: Codes = { remaining: 0, codes: [] };
    @state() private failure: unknown;
    /** What nobody had seen when it was first shown here. */
    readonly #fresh = new Set<string>();
    #clock: ReturnType<typeof setInterval> | undefined;

    constructor() {
        super();
        outsideNews.watch(this, () => void this.#load());
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load(true);
        this.#clock = setInterval(() => this.#tick(), TICK);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearInterval(this.#clock);
    }

    async #load(isFirst = false): Promise<void> {
        try {
            const [messages, codes] = await Promise.all([outside.list(), outside.codes()]);
            [this.messages, this.codes, this.failure] = [messages, codes, undefined];
            const unseen = messages.filter(({ seen }) => !seen);
            for (const { pk } of unseen) this.#fresh.add(pk);
            // Nothing says any more that only theirs is shown.
            if (!this.#people().has(this.whose)) this.whose = "";
            const wanted = outsideNews.takeWanted() ?? (isFirst ? placeToLook(messages, codes) : undefined);
            if (wanted) this.place = wanted;
            firsts.done("outside");
            if (unseen.length) await outside.markSeen();
        } catch (error) {
            this.failure = error;
        }
    }

    /** Whom there is something of, by username. */
    #people(): Map<string, Person> {
        const all = [...(this.messages ?? []), ...this.codes.codes];
        return new Map(all.flatMap(({ person }) => (person ? [[person.username, person]] : [])));
    }

    #tick(): void {
        if (this.codes.codes.length === 0) return;
        const remaining = this.codes.remaining - TICK / 1000;
        this.codes = { ...this.codes, remaining: Math.max(0, remaining) };
        if (remaining <= 0) void outside.codes().then((codes) => (this.codes = codes), ignore("the next tick asks again"));
    }

    async #do(work: Promise<void>): Promise<void> {
        try {
            await work;
            await this.#load();
        } catch (error) {
            notifyFailure(error);
        }
    }

    protected override render(): TemplateResult {
        if (this.failure instanceof ApiError && this.failure.status === 403)
            return html`<ak-empty-state header=${msg("This is for administrators.")}
                >${msg("Everybody’s emails and codes are here: with them, anyone could sign in to any account.")}</ak-empty-state
            >`;
        if (this.failure !== undefined)
            return html`<ak-empty-state header=${msg("This could not be loaded.")} .error=${this.failure} .retry=${() => this.#load()}></ak-empty-state>`;
        if (!this.messages) return html`<ak-loading></ak-loading>`;
        return html`
            <p class="meta">${msg("What the sandbox sends is here. Where something has really left it, that is said.")}</p>
            ${this.#head(this.messages)}
            <section aria-label=${titleOf(this.place)}>${this.#content(this.messages.filter((message) => placeOf(message) === this.place))}</section>
        `;
    }

    #head(all: readonly OutsideMessage[]): TemplateResult {
        const people = this.#people();
        const whose = people.get(this.whose);
        return html`<div class="pf-v6-c-toggle-group" role="group" aria-label=${msg("What to look at")}>
                ${OUTSIDE_PLACES.map((place) => this.#toggle(place, all))}
            </div>
            <div class="head">
                <label class="line"
                    >${msg("Person")}
                    <select @change=${({ target }: Event) => target instanceof HTMLSelectElement && (this.whose = target.value)}>
                        ${selectOption("", msg("Everybody"), this.whose === "")}
                        ${[...people].map(([username, person]) => selectOption(username, nameOf(person), this.whose === username))}
                    </select></label
                >
                <button
                    class="pf-v6-c-button pf-m-link"
                    type="button"
                    ?disabled=${!all.some(this.#isTheirs)}
                    @click=${() => this.#do(outside.clear(whose?.pk))}
                >
                    ${whose ? msg(str`Clear everything for ${nameOf(whose)}`) : msg("Clear everything")}
                </button>
            </div>`;
    }

    readonly #isTheirs = ({ person }: { person: Person | null }): boolean => this.whose === "" || person?.username === this.whose;

    #toggle(place: Place, all: readonly OutsideMessage[]): TemplateResult {
        const fresh = all.filter((message) => placeOf(message) === place && this.#fresh.has(message.pk)).length;
        const isOn = place === this.place;
        return html`<div class="pf-v6-c-toggle-group__item">
            <button class="pf-v6-c-toggle-group__button ${isOn ? "pf-m-selected" : ""}" type="button" aria-pressed=${isOn} @click=${() => (this.place = place)}>
                <span class="pf-v6-c-toggle-group__text">${titleOf(place)}${fresh ? ` (${fresh})` : nothing}</span>
            </button>
        </div>`;
    }

    #content(messages: readonly OutsideMessage[]): TemplateResult {
        const codes = this.place === "phone" ? this.codes.codes.filter(this.#isTheirs) : [];
        const shown = messages.filter(this.#isTheirs);
        if (codes.length + shown.length === 0) return html`<p>${emptyOf(this.place)}</p>`;
        // Somebody waits for an answer to these.
        const questions = shown.filter(isWaiting);
        return html`<ul role="list">
            ${this.#messages(questions)} ${codes.map((code) => codeOf(code, this.codes.remaining))}
            ${this.#messages(shown.filter((message) => !isWaiting(message)))}
        </ul>`;
    }

    #messages(messages: readonly OutsideMessage[]): unknown {
        return repeat(
            messages,
            ({ pk }) => pk,
            (message) => this.#message(message),
        );
    }

    #message(message: OutsideMessage): TemplateResult {
        const isNew = this.#fresh.has(message.pk);
        switch (message.kind) {
            case "mail":
                return mail(message, isNew);
            case "sms":
                return sms(message, isNew);
            case "push":
                return push(message, (answer) => this.#do(outside.answer(message.pk, answer)));
            case "webhook":
                return webhook(message, isNew, (answer) => this.#do(outside.answer(message.pk, answer)));
        }
    }
}

const nameOf = ({ name, username }: Person): string => name || username;

function titleOf(place: Place): string {
    switch (place) {
        case "mail":
            return msg("Email");
        case "phone":
            return msg("Phone");
        case "webhooks":
            return msg("Webhooks");
    }
}

function emptyOf(place: Place): string {
    switch (place) {
        case "mail":
            return msg("No emails.");
        case "phone":
            return msg("No text messages, questions or authenticator codes.");
        case "webhooks":
            return msg("No webhook was called.");
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-outside": Outside;
    }
}
