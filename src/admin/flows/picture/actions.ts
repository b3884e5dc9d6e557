import { msg } from "@lit/localize";
import { boundName } from "#src/admin/policies/bound-name.ts";
import { boundForm, boundHref, createAndBind } from "#src/admin/policies/policy-bindings.ts";
import { policyBindingForms, type Visitors } from "#src/admin/policies/forms.ts";
import { editStage, isEditable } from "#src/admin/stages/stage-dialogs.ts";
import { stageBindings, type Flow, type StageBinding } from "#src/api/flows.api.ts";
import { policyBindings } from "#src/api/policies.api.ts";
import { boundAgain, stageAgain } from "#src/api/unbound.api.ts";
import type { MenuItem } from "#src/elements/dropdown.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import { openRemoval } from "#src/elements/dialog/removal.ts";
import { undoable } from "#src/elements/dialog/undoable.ts";
import { recall } from "#src/pages/recall.ts";
import { flowForms } from "../forms.ts";
import { changesFor, inTurn, orderBetween, writeInTurn, type Place } from "./orders.ts";
import type { Gate, Step } from "./picture.ts";
import { visitorsOf } from "#src/admin/flows/visitors-of.ts";
import { usesWithBindings } from "#src/admin/policies/uses-with-bindings.ts";

/** A picture that is edited: what the actions need of it. */
export interface Editing {
    readonly flow: Flow;
    readonly steps: readonly Step[];
    move(from: number, to: number): void;
    /** Something was changed at the server. */
    changed(): void;
}

const placeOf = ({ pk, stage, order }: StageBinding): Place => ({ pk, stage, order });

/** Binds a stage. @param index where it shall stand, from 0 */
export async function addStage(picture: Editing, index: number): Promise<void> {
    const { steps, flow } = picture;
    const places = steps.map(({ binding }) => placeOf(binding));
    const order = orderBetween(places[index - 1]?.order, places[index]?.order);
    const bound = await openForm(flowForms.stageBinding(flow.pk, { order }), undefined);
    if (!bound) return;
    // Another order was typed: then that is its place.
    if (bound.saved.order === order) await makeRoom([...places.slice(0, index), placeOf(bound.saved), ...places.slice(index)]);
    picture.changed();
}

/** Pushes on what stands at the order of the one before it, or earlier. */
async function makeRoom(sequence: readonly Place[]): Promise<void> {
    try {
        await writeInTurn(inTurn(sequence, changesFor(sequence)), (pk, order) => stageBindings.patch(pk, { order }));
    } catch (error) {
        notifyFailure(error, msg("The stage was bound, but has no place of its own: another one has the same order."));
    }
}

/** What can be done with a stage in its place. */
export function stepMenu(picture: Editing, index: number): readonly MenuItem[] {
    const { steps } = picture;
    const { binding } = steps[index]!;
    return [
        { label: msg("Move up"), icon: "sort-up", disabled: index === 0, press: () => picture.move(index, index - 1) },
        { label: msg("Move down"), icon: "sort-down", disabled: index === steps.length - 1, press: () => picture.move(index, index + 1) },
        { label: msg("Add a stage before"), icon: "add", press: () => void addStage(picture, index) },
        { label: msg("Add a stage after"), icon: "add", press: () => void addStage(picture, index + 1) },
        { label: msg("Bind a policy, group or user"), icon: "key", press: () => void bindGate(picture, binding.policybindingmodel_ptr_id) },
        { label: msg("Create and bind policy"), icon: "key", press: () => void makeGate(picture, binding.policybindingmodel_ptr_id) },
        ...(isEditable(binding.stage_obj) ? [{ label: msg("Edit stage"), icon: "edit" as const, press: () => void editStageOf(picture, binding) }] : []),
        { label: msg("Edit stage binding"), icon: "edit", press: () => void editStep(picture, binding) },
        { label: msg("Remove from the flow"), icon: "remove", danger: true, press: () => void takeOut(picture, binding) },
    ];
}

/* What could not be edited may be gone: the picture is drawn anew, whatever became of a form. */

async function editStageOf(picture: Editing, { stage_obj: stage }: StageBinding): Promise<void> {
    await editStage(stage);
    picture.changed();
}

async function editStep(picture: Editing, binding: StageBinding): Promise<void> {
    await openForm(flowForms.stageBinding(picture.flow.pk), binding);
    picture.changed();
}

async function takeOut(picture: Editing, binding: StageBinding): Promise<void> {
    const gone = await openRemoval({
        objects: [binding],
        question: () => msg("Remove this stage from the flow?"),
        name: ({ stage_obj: stage }) => stage.name,
        key: ({ pk }) => pk,
        usedBy: usesWithBindings(stageBindings.usedBy, ({ policybindingmodel_ptr_id: place }) => place),
        destroy: stageBindings.destroy,
        undoing: stageAgain,
        recall,
        outOf: msg("The stage itself stays. Bindings to its place in this flow are deleted."),
    });
    if (gone.length > 0) picture.changed();
}

/** At a stage in the flow it may be known who comes. */
const visitorsAt = ({ flow }: Editing, target: string): Visitors | undefined =>
    target === flow.pk || target === flow.policybindingmodel_ptr_id ? visitorsOf(flow) : undefined;

/** Binds what decides. @param target the flow, or a stage in its place, as a binding model */
export async function bindGate(picture: Editing, target: string): Promise<void> {
    if (await openForm(policyBindingForms(target, { visitors: visitorsAt(picture, target) }), undefined)) picture.changed();
}

/** Makes a policy, and binds it. @param target as of `bindGate` */
export async function makeGate(picture: Editing, target: string): Promise<void> {
    if (await createAndBind(target, visitorsAt(picture, target))) picture.changed();
}

/** What can be done with one that decides. */
export function gateMenu(picture: Editing, { binding }: Gate): readonly MenuItem[] {
    const { enabled = true } = binding;
    const [form, place] = [boundForm(binding), boundHref(binding)];
    return [
        { label: msg("Edit binding"), icon: "edit", press: () => void editGate(picture, binding) },
        ...(form ? [{ label: form.label, icon: "edit" as const, press: () => void editBound(picture, form.open) }] : []),
        { label: enabled ? msg("Turn off") : msg("Turn on"), icon: enabled ? "eye-closed" : "eye", press: () => void turn(picture, binding, !enabled) },
        ...(place === undefined ? [] : [{ label: msg("Open its page"), icon: "leave" as const, href: place }]),
        { label: msg("Unbind"), icon: "remove", danger: true, press: () => void unbind(picture, binding) },
    ];
}

async function editBound(picture: Editing, open: () => Promise<unknown>): Promise<void> {
    await open();
    picture.changed();
}

async function editGate(picture: Editing, binding: Gate["binding"]): Promise<void> {
    await openForm(policyBindingForms(binding.target, { visitors: visitorsAt(picture, binding.target) }), binding);
    picture.changed();
}

async function turn(picture: Editing, binding: Gate["binding"], isOn: boolean): Promise<void> {
    const { pk, policy, group, user } = binding;
    // The API refuses a change that does not name what decides.
    const write = (enabled: boolean): Promise<unknown> => policyBindings.patch(pk, { policy, group, user, enabled });
    const [on, off] = [msg("The binding was turned on."), msg("The binding was turned off.")];
    try {
        await write(isOn);
        picture.changed();
        undoable({ done: isOn ? on : off, about: boundName(binding), undo: () => write(!isOn), undone: isOn ? off : on });
    } catch (error) {
        notifyFailure(error, msg("The binding was not changed."));
    }
}

async function unbind(picture: Editing, binding: Gate["binding"]): Promise<void> {
    const gone = await openRemoval({
        objects: [binding],
        question: () => msg("Remove this binding?"),
        name: boundName,
        key: ({ pk }) => pk,
        destroy: policyBindings.destroy,
        undoing: boundAgain,
        recall,
        outOf: msg("The policy, group or user itself stays."),
    });
    if (gone.length > 0) picture.changed();
}
