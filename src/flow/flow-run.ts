import { msg } from "@lit/localize";
import type { ReactiveControllerHost } from "lit";
import type { Challenge, ChallengeResponse, Component, FlowInfo } from "#src/api/challenges.ts";
import { flows } from "#src/api/flows.api.ts";
import { Slow } from "#src/base/slow.ts";
import type { StageFrame, StageHost } from "./stage-host.ts";
import { createStage, type StageElement } from "./stages.ts";

/** What shows a flow, and decides what its end means. */
export interface FlowView extends ReactiveControllerHost {
    readonly slug: string;
    /** The frame around a stage's content. */
    frame: StageFrame;
    /** The flow sends the visitor to `to`; it stays busy unless something else is asked for. */
    leave(to: string): void | Promise<void>;
    /** A stage is there; `hadFocus` when the visitor was in the one before it. */
    placed(stage: StageElement, hadFocus: boolean): void;
    /** There is no stage to go on with; for putting the focus. */
    failed?(): void;
    /** Component that this view shows in place of another. */
    standIn?(component: Component): string | undefined;
}

/** Runs a flow: keeps the element of the present challenge, sends what the visitor answers, and goes on. */
export class FlowRun implements StageHost {
    readonly #view: FlowView;
    readonly #slow: Slow;
    #component: Component | undefined;
    #attempt: (() => Promise<Challenge>) | undefined;

    /** True while the server is asked. */
    busy = false;
    stage: StageElement | undefined;
    /** Why the last request got no usable answer. */
    failure: unknown;
    /** The last that a challenge brought: errors and redirects bring none, and must not change the page around them. */
    info: FlowInfo | undefined;

    constructor(view: FlowView) {
        this.#view = view;
        this.#slow = new Slow(view);
    }

    get frame(): StageFrame {
        return this.#view.frame;
    }

    /** True once the wait is long enough to be shown. */
    get slow(): boolean {
        return this.#slow.shown;
    }

    /** Asks for the first challenge; what is shown stays until it is there. */
    start(): Promise<void> {
        return this.#ask(() => flows.challenge(this.#view.slug, query()));
    }

    submit(response: ChallengeResponse): void {
        // A second click must not answer the same challenge twice.
        if (!this.busy) void this.#ask(() => flows.solve(this.#view.slug, query(), response));
    }

    async tell(response: ChallengeResponse): Promise<Challenge | undefined> {
        try {
            return await flows.solve(this.#view.slug, query(), response);
        } catch (error) {
            this.failure = error;
            this.#view.requestUpdate();
            return undefined;
        }
    }

    /** Shows where the flow goes on, for the visitor to decide. */
    async showRedirect(to: string): Promise<void> {
        const stage = await createStage("xak-flow-redirect");
        if (stage) await this.place(stage, { type: "redirect", component: "xak-flow-redirect", to });
    }

    show(challenge: Challenge): void {
        void this.#ask(() => Promise.resolve(challenge));
    }

    /** Asks again what got no answer. */
    retry(): void {
        if (this.#attempt) void this.#ask(this.#attempt);
    }

    async #ask(attempt: () => Promise<Challenge>): Promise<void> {
        this.#attempt = attempt;
        this.failure = undefined;
        this.busy = true;
        this.#slow.start();
        this.stage?.requestUpdate();
        this.#view.requestUpdate();
        // Meanwhile something else may have been shown: an answer to what is no longer asked comes too late.
        const isLate = (): boolean => this.#attempt !== attempt;
        try {
            const challenge = await attempt();
            if (!isLate()) await this.#place(challenge);
        } catch (error) {
            if (isLate()) return;
            this.failure = error;
            this.#rest();
            await this.#view.updateComplete;
            // With a stage the visitor is in the middle of typing.
            if (!this.stage) this.#view.failed?.();
        }
    }

    #rest(): void {
        this.busy = false;
        this.#slow.stop();
        this.stage?.requestUpdate();
        this.#view.requestUpdate();
    }

    async #place(challenge: Challenge): Promise<void> {
        if (challenge.flow_info) this.info = challenge.flow_info;
        if (challenge.component === "xak-flow-redirect") return this.#view.leave(challenge.to);
        const refused = Object.keys(challenge.response_errors ?? {}).length > 0;
        // After a refusal the same element stays, and with it what was typed; any other challenge starts afresh.
        const stage = refused && this.#component === challenge.component ? this.stage : await this.#create(challenge.component);
        if (!stage) throw new Error(msg("This version of the interface does not know what the server asks for."));
        await this.place(stage, challenge);
    }

    /** Shows a challenge in an element. */
    async place(stage: StageElement, challenge: Challenge): Promise<void> {
        const hadFocus = this.stage?.matches(":focus-within") ?? false;
        stage.host = this;
        stage.challenge = { ...challenge, ...(this.info ? { flow_info: this.info } : {}) };
        this.stage = stage;
        this.#component = challenge.component;
        this.#rest();
        await this.#view.updateComplete;
        await stage.updateComplete;
        this.#view.placed(stage, hadFocus);
    }

    #create(component: Component): Promise<StageElement | undefined> {
        return createStage(component, this.#view.standIn?.(component));
    }
}

/** The page's query travels as it is: the server reads where to go next, and tokens, from it. */
const query = (): string => location.search.slice(1);
