import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { isAbort, isGone } from "#src/base/errors.ts";
import "../empty-state.ts";
import "../loading.ts";
import { notify } from "../messages.ts";
import { mayDiscard } from "../dialog/dialogs.ts";
import { startModal } from "../dialog/open-modal.ts";
import { lookAgain } from "../dialog/undoable.ts";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import type { Values } from "./field.ts";
import type { FormLoader, ReadyForm } from "./form.ts";
import { whileSaving } from "./while-saving.ts";

/**
 * Opens a form in a dialog: at once, though its module and what it needs may still be on their way. What was typed is not thrown away without a question.
 * @returns what `save` gave, or undefined when the visitor gave up before anything was saved, or only asked for a result
 */
export async function openForm<T, R>(load: FormLoader<T, R>, object: T): Promise<{ saved: R } | undefined> {
    const gone = new AbortController();
    let shown: ReadyForm<R> | undefined;
    let saving: Promise<R> | undefined;
    const mayLeave = whileSaving();
    // Whoever opened it shows something that is not there any more.
    let isStale = false;
    const noteGone = (error: unknown): never => {
        isStale ||= isGone(error);
        throw error;
    };
    const modal = startModal<{ saved: R }>({ header: msg("Loading"), waiting: true, content: () => html`<ak-loading></ak-loading>` });

    const attempt = async (): Promise<void> => {
        try {
            shown = await (await load(object)).prepare(object, gone.signal).catch(noteGone);
            show(shown);
        } catch (error) {
            if (!isAbort(error)) fail(error);
        }
    };
    const show = (ready: ReadyForm<R>): void => {
        const isUnderWay = (): boolean => opened !== undefined && (opened.saving !== undefined || opened.isChanged);
        let opened: Form<R> | undefined;
        modal.show({
            header: ready.header,
            size: ready.size,
            // What was asked of a form with a result is not kept anyway.
            unsaved: () => ready.result === undefined && isUnderWay(),
            mayClose: (closed) => (opened?.saving ? mayLeave(opened.saving, closed) : mayDiscard(closed)),
            content: (close) =>
                html`<ak-form
                    .fields=${ready.fields}
                    .values=${ready.values}
                    .save=${(values: Values) => (saving = ready.save(values).catch(noteGone))}
                    .intro=${ready.intro}
                    .result=${ready.result}
                    .preview=${ready.preview}
                    ?marking=${ready.marking}
                    submitLabel=${ready.submitLabel}
                    ${ref((element) => (opened = element as Form<R> | undefined))}
                    @ak-saved=${ready.result ? nothing : (event: CustomEvent<R>) => close({ saved: event.detail })}
                    @ak-cancel=${modal.leave}
                ></ak-form>`,
        });
    };
    const fail = (error: unknown): void =>
        modal.show({
            header: msg("The form could not be loaded."),
            content: () =>
                object && isGone(error)
                    ? html`<ak-empty-state icon="search" header=${msg("It is no longer there.")}
                          >${msg("It was deleted after the list had been loaded.")}</ak-empty-state
                      >`
                    : html`<ak-empty-state .error=${error} .retry=${again}></ak-empty-state>`,
        });
    const again = (): void => {
        modal.show({ header: msg("Loading"), content: () => html`<ak-loading></ak-loading>` });
        void attempt();
    };

    void attempt();
    const kept = await modal.closed;
    gone.abort();
    if (isStale) lookAgain();
    // What was on its way when the visitor gave up is saved all the same: whoever lists it has to know.
    const isLate = !kept && shown?.result === undefined;
    const result = isLate
        ? await saving?.then(
              (saved) => ({ saved }),
              () => undefined,
          )
        : kept;
    if (result && shown) {
        if (shown.saved !== "") notify("success", shown.saved, shown.about(result.saved));
        if (!isLate) shown.afterwards(result.saved);
    }
    return result;
}
