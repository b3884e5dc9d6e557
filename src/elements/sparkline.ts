import { css, html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { language } from "#src/base/language.ts";
import { AkElement } from "./element.ts";

/** One point of a line: a number, and the moment it is of, as a person reads it. */
export interface Point {
    label: string;
    value: number;
}

/** A line of bars: how often something happened, from the past to now. Read out as a list; each bar shows its number when pointed at. */
@customElement("ak-sparkline")
export class Sparkline extends AkElement {
    static override styles = css`
        :host {
            display: block;
        }

        svg {
            display: block;
            inline-size: 100%;
            block-size: var(--ak-sparkline-height, 4rem);
            overflow: visible;
        }

        rect {
            fill: var(--pf-t--global--color--brand--default);
        }

        .back {
            fill: transparent;
        }

        g:hover .bar {
            fill: var(--pf-t--global--color--brand--hover);
        }

        g:hover .back {
            fill: var(--pf-t--global--background--color--primary--hover);
        }

        line {
            stroke: var(--pf-t--global--border--color--default);
        }
    `;

    @property({ attribute: false }) points: readonly Point[] = [];
    /** What is counted. */
    @property() label = "";

    protected override render(): TemplateResult | typeof nothing {
        if (this.points.length === 0) return nothing;
        const highest = Math.max(1, ...this.points.map(({ value }) => value));
        const width = 100 / this.points.length;
        return html`<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                ${this.points.map((point, index) => bar(point, index * width, width, (point.value / highest) * 98))}
                ${svg`<line x1="0" x2="100" y1="100" y2="100" vector-effect="non-scaling-stroke"></line>`}
            </svg>
            <ul class="pf-v6-screen-reader" aria-label=${this.label}>
                ${this.points.map(({ label, value }) => html`<li><time>${label}</time>: ${value.toLocaleString(language())}</li>`)}
            </ul>`;
    }
}

const bar = ({ label, value }: Point, x: number, width: number, height: number): unknown =>
    svg`<g>
        <rect class="back" x=${x} y="0" width=${width} height="100"></rect>
        <rect class="bar" x=${x + width * 0.1} y=${100 - height} width=${width * 0.8} height=${height}></rect>
        <title>${label}: ${value}</title>
    </g>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-sparkline": Sparkline;
    }
}
