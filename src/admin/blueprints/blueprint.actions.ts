import { msg, str } from "@lit/localize";
import { html } from "lit";
import { type Blueprint, blueprints, type Outlook } from "#src/api/blueprints.api.ts";
import { confirm } from "#src/elements/dialog/dialogs.ts";
import { notify } from "#src/elements/messages.ts";
import type { ListHandle } from "#src/pages/list.ts";
import "./blueprint-outlook.ts";

/** Objects that a blueprint may change unasked: more are rarely what somebody had in mind who presses a button in a row. */
const MANY = 10;

/** Applies a blueprint of the list. It asks first where objects would go, or many would change. @returns false when the answer was no */
export async function applyBlueprint(blueprint: Blueprint, list: ListHandle): Promise<boolean> {
    const { name } = blueprint;
    try {
        const outlook = await blueprints.outlook(blueprint);
        if (outlook && isFarReaching(outlook)) return await confirm({ ...questionOf(blueprint, outlook), run: () => apply(blueprint) });
        await apply(blueprint);
        return true;
    } finally {
        list.refresh();
    }

    async function apply({ pk }: Blueprint): Promise<void> {
        const { status } = await blueprints.apply(pk);
        if (status !== "successful") throw new Error(msg(str`The blueprint could not be applied, and nothing of it was kept. The details of ${name} say why.`));
        notify("success", msg("The blueprint was applied."), html`${name}<br />${msg("Its details lead to its objects.")}`);
    }
}

function isFarReaching({ differences, problems }: Outlook): boolean {
    // What is refused changes nothing; why it is, applying it tells.
    if (problems.length) return false;
    const changes = differences.map(({ change }) => change);
    return changes.includes("removed") || changes.filter((change) => change === "changed").length > MANY;
}

const questionOf = (blueprint: Blueprint, outlook: Outlook) => ({
    header: msg(str`Apply ${blueprint.name}?`),
    text: html`<ak-blueprint-outlook .blueprint=${blueprint} .known=${outlook}></ak-blueprint-outlook>`,
    yes: msg("Apply"),
    danger: true,
});
