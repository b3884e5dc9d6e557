import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import card from "@patternfly/patternfly/components/Card/card.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import labels from "@patternfly/patternfly/components/Label/label.css";
import { outposts } from "#src/api/outposts.api.ts";
import { root } from "#src/api/root.api.ts";
import { ldapSources } from "#src/api/sources.api.ts";
import { system } from "#src/api/system.api.ts";
import { plural } from "#src/base/plural.ts";
import "#src/elements/action-button.ts";
import { card as cardOf } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import { label } from "#src/elements/label.ts";
import "#src/elements/loading.ts";
import { notify } from "#src/elements/messages.ts";
import { link } from "#src/elements/table/column.ts";
import { isEmbedded, signsInAt } from "../outposts/outpost-words.ts";

/** ms that the clocks of server and browser may differ by. */
const CLOCKS_MS = 5000;
/** ms after which a directory should have been read again: the clock does it every two hours, and reading takes a while. */
const SYNC_MS = 9_000_000;

/** How many of some things are well, and how many there are. */
interface Well {
    well: number;
    all: number;
}

/** Whether the server is well, in one card: version, clock, encryption, workers, outposts, directories. */
@customElement("ak-system-status")
export class SystemStatus extends AkElement {
    static override styles = [
        button,
        card,
        description,
        labels,
        css`
            :host {
                display: block;
                min-inline-size: 0;
            }

            .pf-v6-c-card {
                block-size: 100%;
            }

            .lines {
                display: grid;
                justify-items: start;
                gap: var(--pf-t--global--spacer--xs);
            }
        `,
    ];

    readonly #status = new Task(this, {
        async task(_, { signal }) {
            const asked = Date.now();
            const [info, { count: workers }, version, health, directories] = await Promise.all([
                system.info(signal),
                system.workers(signal),
                root.version(signal),
                outpostsOf(signal),
                directoriesOf(signal),
            ]);
            return { info, workers, version, health, directories, isLate: Math.abs(Date.parse(info.server_time) - asked) > CLOCKS_MS };
        },
        args: () => [],
    });

    protected override render(): TemplateResult {
        return cardOf({
            title: msg("System"),
            body: this.#status.render({
                pending: () => html`<ak-loading></ak-loading>`,
                error: (error) => html`<ak-empty-state .error=${error} .retry=${() => this.#status.run()}></ak-empty-state>`,
                complete: ({ info, workers, version, health, directories, isLate }) =>
                    facts([
                        [
                            msg("Version"),
                            version.outdated
                                ? label(msg(str`${version.version_latest} is available`), "orange")
                                : html`${version.version_current} ${label(msg("Up to date"), "green")}`,
                        ],
                        [msg("Workers"), workers > 0 ? label(workers, "green") : label(msg("None: nothing is done in the background"), "red")],
                        [msg("Clock"), isLate ? label(msg("Differs from that of your browser"), "orange") : label(msg("Correct"), "green")],
                        ...(location.protocol === "https:" && !info.http_is_secure
                            ? [[msg("Encryption"), label(msg("The server is not told that the connection is encrypted"), "orange")] as const]
                            : []),
                        [
                            msg("Embedded outpost"),
                            html`<span class="lines">${signsInAt(info.embedded_outpost_host)} ${info.embedded_outpost_host ? nothing : this.#setter()}</span>`,
                        ],
                        [msg("Outposts"), link("#/outpost/outposts", connected(health))],
                        ...(directories.all > 0 ? [[msg("Directories"), link("#/core/sources", synchronized(directories))] as const] : []),
                    ]),
            }),
        });
    }

    /** The original takes the address that the page was opened at, without asking. */
    #setter(): TemplateResult {
        return html`<ak-action-button
            variant="inline"
            label=${msg(str`Always sign in at ${location.origin}`)}
            .run=${() => this.#setAddress()}
        ></ak-action-button>`;
    }

    async #setAddress(): Promise<void> {
        const embedded = (await outposts.all()).find(isEmbedded);
        if (!embedded) return notify("warning", msg("There is no embedded outpost. It comes back with the next start."));
        await outposts.patch(embedded.pk, { config: { ...embedded.config, authentik_host: location.origin } });
        await this.#status.run();
    }
}

const connected = ({ well, all }: Well): string => msg(str`${well} of ${all} connected`);

const synchronized = ({ well, all }: Well): string =>
    plural(all, { one: msg(str`${well} of ${all} directory is up to date`), other: msg(str`${well} of ${all} directories are up to date`) });

/** Outposts of which a program is connected. */
async function outpostsOf(signal: AbortSignal): Promise<Well> {
    const all = await outposts.all(signal);
    const programs = await Promise.all(all.map(({ pk }) => outposts.health(pk, signal)));
    return { well: programs.filter((connected) => connected.length > 0).length, all: all.length };
}

/** Directories whose last synchronization has gone well, and not too long ago. */
async function directoriesOf(signal: AbortSignal): Promise<Well> {
    const { results } = await ldapSources.list({}, signal);
    const runs = await Promise.all(results.map(({ slug }) => ldapSources.syncStatus(slug, signal)));
    const isWell = (tasks: (typeof runs)[number]): boolean =>
        tasks.length > 0 && tasks.every(({ status, task_finish_timestamp: at }) => status === "SUCCESSFUL" && Date.now() - Date.parse(at) < SYNC_MS);
    return { well: runs.filter(isWell).length, all: results.length };
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-system-status": SystemStatus;
    }
}
