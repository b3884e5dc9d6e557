import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import sheet from "@patternfly/patternfly/components/Label/label.css";
import { outposts, type OutpostHealth } from "#src/api/outposts.api.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import { label } from "#src/elements/label.ts";
import "#src/elements/loading.ts";
import { relative } from "#src/elements/time.ts";

/** How often the server is asked again, in ms: programs come and go, and say so every ten seconds. */
const AGAIN_MS = 5000;

/** Which programs of an outpost are connected, when each was heard of last, and whether it is of the server's version; anew while somebody looks. */
@customElement("ak-outpost-health")
export class OutpostHealthElement extends AkElement {
    static override styles = [
        sheet,
        css`
            ul {
                display: grid;
                gap: var(--pf-t--global--spacer--sm);
            }

            li {
                display: flex;
                flex-wrap: wrap;
                align-items: center;
                gap: var(--pf-t--global--spacer--sm);
            }
        `,
    ];

    /** Key of the outpost. */
    @property() outpost = "";
    /** Only the first one, in a word, as cells have room for. */
    @property({ type: Boolean }) brief = false;
    /** How often it is asked again, in ms. */
    @property({ type: Number }) again = AGAIN_MS;
    #clock: ReturnType<typeof setInterval> | undefined;

    readonly #programs = new Task(this, {
        task: ([pk, byClock], { signal }) => outposts.health(pk, signal, byClock),
        args: (): readonly [string, boolean] => [this.outpost, false],
    });

    override connectedCallback(): void {
        super.connectedCallback();
        this.#clock = setInterval(() => void (document.visibilityState === "visible" && this.#programs.run([this.outpost, true])), this.again);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearInterval(this.#clock);
    }

    protected override render(): TemplateResult {
        const shown = (programs: readonly OutpostHealth[]): TemplateResult => (this.brief ? brief(programs) : all(programs));
        return html`${this.#programs.render({
            pending: () => {
                const before = this.#programs.value;
                if (before) return shown(before);
                return this.brief ? html`<small>…</small>` : html`<ak-loading></ak-loading>`;
            },
            complete: shown,
            error: (error) => (this.brief ? html`–` : html`<ak-empty-state .error=${error} .retry=${() => this.#programs.run()}></ak-empty-state>`),
        })}`;
    }
}

function brief(programs: readonly OutpostHealth[]): TemplateResult {
    const [first] = programs;
    if (!first) return label(msg("Not connected"));
    // One that is too old is told though others are not.
    const outdated = programs.find(({ version_outdated: is }) => is);
    return outdated
        ? label(msg(str`${outdated.version}, should be ${outdated.version_should}`), "orange")
        : label(msg(str`Seen ${relative(first.last_seen)}`), "green");
}

const all = (programs: readonly OutpostHealth[]): TemplateResult =>
    programs.length === 0
        ? html`<p>${msg("No program of this outpost is connected.")}</p>`
        : html`<ul>
              ${programs.map(
                  (program) =>
                      html`<li>
                          <strong>${program.hostname || program.uid}</strong>
                          ${label(msg(str`Seen ${relative(program.last_seen)}`), "green")}
                          ${
                              program.version_outdated
                                  ? label(msg(str`${program.version}, should be ${program.version_should}`), "red")
                                  : label(versionOf(program), "green")
                          }
                      </li>`,
              )}
          </ul>`;

/** Letters of a build's hash that tell it from others. */
const HASH = 8;

const versionOf = ({ version, build_hash: hash }: OutpostHealth): string => (hash ? msg(str`${version} (build ${hash.slice(0, HASH)})`) : version);

declare global {
    interface HTMLElementTagNameMap {
        "ak-outpost-health": OutpostHealthElement;
    }
}
