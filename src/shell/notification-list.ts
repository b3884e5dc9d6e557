import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import { notifications, type Notification } from "#src/api/notifications.api.ts";
import { ignore } from "#src/base/ignore.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import { label as colored, type LabelColor } from "#src/elements/label.ts";
import "#src/elements/loading.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import { iconButton } from "#src/elements/table/column.ts";
import "#src/elements/time.ts";
import { actionLabel } from "#src/base/event-actions.ts";
import { sentence } from "#src/base/failure.ts";
import { session } from "#src/context/session.ts";
import { drawers } from "./drawer-state.ts";
import { unread } from "./unread.ts";
import own from "./drawer-list.css";

const SEVERITIES: Readonly<Record<string, readonly [LabelColor, () => string]>> = {
    notice: ["blue", () => msg("Notice")],
    warning: ["orange", () => msg("Warning")],
    alert: ["red", () => msg("Alert")],
};

/** What the visitor has not seen yet: read, marked as seen one by one or all at once. */
@customElement("ak-notification-list")
export class NotificationList extends AkElement {
    static override styles = [button, label, own];

    readonly #unread = unread.watch(this);
    readonly #session = session.watch(this);

    protected override firstUpdated(): void {
        // Watching takes what is there already: whoever opens the drawer wants to see what is new.
        if (unread.value) void unread.refresh().catch(ignore("shown below"));
    }

    protected override render(): TemplateResult {
        const { value, error } = this.#unread;
        if (!value && error !== undefined)
            return html`<ak-empty-state
                icon="error"
                header=${msg("The list could not be loaded.")}
                .retry=${() => void unread.refresh().catch(ignore("shown here"))}
                >${sentence(error)}</ak-empty-state
            >`;
        if (!value) return html`<ak-loading></ak-loading>`;
        return html`<div class="head" tabindex="-1">
                <span role="status">${msg(str`${value.count} unread`)}</span>
                ${
                    value.count === 0
                        ? nothing
                        : html`<button class="pf-v6-c-button pf-m-link" type="button" @click=${() => this.#do(notifications.markAllSeen())}>
                              ${msg("Clear all")}
                          </button>`
                }
            </div>
            ${
                value.count === 0
                    ? html`<ak-empty-state icon="check" header=${msg("Nothing new.")}></ak-empty-state>`
                    : html`<ul role="list">
                          ${repeat(
                              value.latest,
                              ({ pk }) => pk,
                              (item) => this.#item(item),
                          )}
                      </ul>`
            }`;
    }

    #item(item: Notification): TemplateResult {
        const [color, severity] = SEVERITIES[item.severity ?? ""] ?? [undefined, () => item.severity ?? ""];
        const title = item.event ? actionLabel(item.event.action) : msg("Notification");
        return html`<li>
            <span class="line">
                ${colored(severity(), color)}<strong>${this.#title(item, title)}</strong>
                ${iconButton("close", msg(str`Mark as seen: ${title}`), () => void this.#do(notifications.markSeen(item.pk)))}
            </span>
            <span class="body" tabindex="0">${item.body}</span>
            <small><ak-time .value=${item.created}></ak-time></small>
        </li>`;
    }

    /** Only administrators have a page for events. */
    #title({ event }: Notification, title: string): unknown {
        const link = event && this.#session.value?.user.is_superuser ? `/if/admin/#/events/log/${event.pk}` : undefined;
        return link === undefined ? title : html`<a href=${link} @click=${() => drawers.show(undefined)}>${title}</a>`;
    }

    async #do(work: Promise<unknown>): Promise<void> {
        try {
            await work;
            await unread.refresh();
        } catch (error) {
            notifyFailure(error);
            return;
        }
        await this.updateComplete;
        // The button that was pressed is gone with its notification.
        this.renderRoot.querySelector<HTMLElement>(".head")?.focus();
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-notification-list": NotificationList;
    }
}
