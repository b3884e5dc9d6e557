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
import { type Entries, facts } from "#src/elements/description.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import { label } from "#src/elements/label.ts";
import "#src/elements/loading.ts";
import { notify } from "#src/elements/messages.ts";
import { link } from "#src/elements/table/column.ts";
import { isEmbedded, signsInAt } from "../outposts/outpost-words.ts";
import { answersOf, missing, told } from "./answers.ts";

/** ms that the clocks of server and browser may differ by. */
const CLOCKS_MS = 5000;
/** ms after which a directory should have been read again: the clock does it every two hours, and reading takes a while. */
const SYNC_MS = 9_000_000;

/** How many of some things are well, and how many there are. */
interface Well {
    well: number;
    all: number;
}

type Status = readonly [
    PromiseSettledResult<Awaited<ReturnType<typeof infoOf>>>,
    PromiseSettledResult<Awaited<ReturnType<typeof system.workers>>>,
    PromiseSettledResult<Awaited<ReturnType<typeof root.version>>>,
    PromiseSettledResult<Well>,
    PromiseSettledResult<Well>,
];

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
        task: (_, { signal }) => answersOf(infoOf(signal), system.workers(signal), root.version(signal), outpostsOf(signal), directoriesOf(signal)),
        args: () => [],
    });

    protected override render(): TemplateResult {
        return cardOf({
            title: msg("System"),
            body: this.#status.render({
                pending: () => html`<ak-loading></ak-loading>`,
                error: (error) => html`<ak-empty-state .error=${error} .retry=${() => this.#status.run()}></ak-empty-state>`,
                complete: (answers) => html`${facts(this.#facts(answers))} ${missing(answers, () => this.#status.run())}`,
            }),
        });
    }

    #facts([info, workers, version, health, directories]: Status): Entries {
        return [
            [
                msg("Version"),
                told(version, ({ outdated, version_current: current, version_latest: latest }) =>
                    outdated ? label(msg(str`${latest} is available`), "orange") : html`${current} ${label(msg("Up to date"), "green")}`,
                ),
            ],
            [msg("Workers"), told(workers, ({ count }) => (count > 0 ? label(count, "green") : label(msg("None: nothing is done in the background"), "red")))],
            [msg("Clock"), told(info, ({ isOff }) => (isOff ? label(msg("Differs from that of your browser"), "orange") : label(msg("Correct"), "green")))],
            ...(location.protocol === "https:" && info.status === "fulfilled" && !info.value.isSecure
                ? [[msg("Encryption"), label(msg("The server is not told that the connection is encrypted"), "orange")] as const]
                : []),
            [msg("Embedded outpost"), told(info, ({ host }) => html`<span class="lines">${signsInAt(host)} ${host ? nothing : this.#setter()}</span>`)],
            [msg("Outposts"), told(health, (all) => link("#/outpost/outposts", connected(all)))],
            ...(directories.status === "rejected" || directories.value.all > 0
                ? [[msg("Directories"), told(directories, (all) => link("#/core/sources", synchronized(all)))] as const]
                : []),
        ];
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

/** What the server says of itself. */
async function infoOf(signal: AbortSignal) {
    const asked = Date.now();
    const { server_time, http_is_secure: isSecure, embedded_outpost_host: host } = await system.info(signal);
    const time = Date.parse(server_time);
    // It has looked at its clock at some moment in between: an answer that takes long does not mean that the clocks differ.
    return { isSecure, host, isOff: time < asked - CLOCKS_MS || time > Date.now() + CLOCKS_MS };
}

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
