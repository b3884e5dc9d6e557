import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import sheet from "@patternfly/patternfly/components/Progress/progress.css";
import { AkElement } from "./element.ts";

/** How far something is; without a value, that it goes on. */
@customElement("ak-progress")
export class Progress extends AkElement {
    static override styles = [
        sheet,
        css`
            :host {
                display: block;
            }

            .pf-v6-c-progress__description {
                overflow-wrap: anywhere;
            }

            .pf-v6-c-progress__indicator {
                inline-size: var(--done, 0%);
                transition: inline-size 200ms;
            }

            .running .pf-v6-c-progress__indicator {
                inline-size: 30%;
                animation: run 1.2s linear infinite;
            }

            .pf-v6-c-progress__bar {
                overflow: clip;
            }

            @keyframes run {
                from {
                    translate: -100%;
                }

                to {
                    translate: 350%;
                }
            }

            @media (prefers-reduced-motion: reduce) {
                .running .pf-v6-c-progress__indicator {
                    inline-size: 100%;
                    animation: none;
                    opacity: 0.5;
                }
            }
        `,
    ];

    /** What is being done. */
    @property() label = "";
    /** From 0 to 100. */
    @property({ type: Number }) value: number | undefined;
    @property() state: "success" | "warning" | "danger" | undefined;

    protected override render(): TemplateResult {
        const done = this.value === undefined ? undefined : Math.round(Math.max(0, Math.min(100, this.value)));
        return html`<div class="pf-v6-c-progress ${this.state ? `pf-m-${this.state}` : ""} ${done === undefined ? "running" : ""}">
            <div class="pf-v6-c-progress__description" id="label"><bdi>${this.label}</bdi></div>
            <div class="pf-v6-c-progress__status" aria-hidden="true">
                ${done === undefined ? nothing : html`<span class="pf-v6-c-progress__measure">${done}%</span>`}
            </div>
            <div
                class="pf-v6-c-progress__bar"
                role="progressbar"
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=${done ?? nothing}
                aria-labelledby="label"
            >
                <div class="pf-v6-c-progress__indicator"></div>
            </div>
        </div>`;
    }

    protected override updated(): void {
        // The policy of the page allows no style attribute in a template.
        this.renderRoot.querySelector<HTMLElement>(".pf-v6-c-progress__indicator")?.style.setProperty("--done", `${this.value ?? 0}%`);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-progress": Progress;
    }
}
