import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { system, type SystemTask } from "#src/api/system.api.ts";
import { language } from "#src/base/language.ts";
import { ownValue } from "#src/base/own-value.ts";
import { iconAction } from "#src/elements/action-button.ts";
import { facts } from "#src/elements/description.ts";
import { label } from "#src/elements/label.ts";
import { notify } from "#src/elements/messages.ts";
import { moment } from "#src/elements/table/column.ts";
import type { ListHandle } from "#src/pages/list.ts";
import { listPage } from "#src/pages/list-page.ts";
import { wayOn } from "#src/pages/way-on.ts";
import { wholePage } from "#src/pages/whole-page.ts";
import { messageText } from "./task-messages.ts";
import { taskWords } from "./task-words.ts";

/** What the server does in the background, and how it went the last time. */
export const tasksPage = listPage<SystemTask>({
    title: () => msg("System tasks"),
    description: () => msg("Work that is done in the background, again and again or when something has changed."),
    load: async (query, signal) => wholePage(await system.tasks(signal), query, (task) => `${task.task_name} ${taskWords(task)}`),
    key: ({ task_name: name }) => name,
    name: ({ task_name: name }) => name,
    columns: [
        { title: () => msg("Task"), cell: named },
        { title: () => msg("Last run"), cell: ({ task_finish_timestamp: finished, status }) => moment(status === "UNKNOWN" ? null : finished) },
        { title: () => msg("Status"), cell: ({ status }) => statusLabel(status) },
    ],
    actions: (task, list) => iconAction("run", msg(str`Run ${task.task_name} now`), () => retry(task, list)),
    expand: details,
    empty: () => ({
        icon: "clock",
        header: msg("There are no tasks."),
        text: msg("A worker lists them when it starts. The overview says whether one runs."),
        actions: wayOn("#/administration/overview", msg("Open overview")),
    }),
});

function named(task: SystemTask): TemplateResult {
    return html`<span class="stacked"><code>${breakable(task.task_name)}</code><small>${taskWords(task)}</small></span>`;
}

/** A long name may go on in the next line after each of its parts. */
const breakable = (name: string): unknown => name.split(/(?<=[_:])/).map((part) => html`${part}<wbr />`);

/** How work ended, as a word with a colour. */
function statusLabel(status: SystemTask["status"]): TemplateResult {
    const labels: Record<string, TemplateResult> = {
        SUCCESSFUL: label(msg("Successful"), "green"),
        WARNING: label(msg("Warning"), "orange"),
        ERROR: label(msg("Failed"), "red"),
    };
    return ownValue(labels, status) ?? label(msg("Has not run yet"));
}

function details({ status, task_duration: seconds, messages }: SystemTask): TemplateResult {
    return facts([
        [msg("Duration"), status === "UNKNOWN" ? undefined : spanOf(seconds)],
        [
            msg("Messages"),
            messages.length > 0 && status !== "UNKNOWN"
                ? html`<ul role="list">
                      ${messages.map((message) => html`<li>${messageText(message)}</li>`)}
                  </ul>`
                : msg("None"),
        ],
    ]);
}

/** "1 second", "12 seconds" */
const spanOf = (seconds: number): string =>
    seconds < 1
        ? msg("Less than a second")
        : new Intl.NumberFormat(language(), { style: "unit", unit: "second", unitDisplay: "long", maximumFractionDigits: 0 }).format(seconds);

async function retry({ task_name: name, task_finish_timestamp: before }: SystemTask, list: ListHandle): Promise<void> {
    try {
        await system.retry(name);
        const task = (await system.tasks()).find((one) => one.task_name === name);
        // Where workers run it later, what it says is of the time before.
        if (task?.status === "ERROR" && task.task_finish_timestamp !== before) throw new Error(msg(str`${name} has failed. Its details say why.`));
        notify("success", msg("The task has run."), name);
    } finally {
        list.refresh();
    }
}
