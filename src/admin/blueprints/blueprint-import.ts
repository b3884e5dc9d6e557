import { msg, str } from "@lit/localize";
import { html } from "lit";
import { type Blueprint, blueprints, type Outlook, type Standing } from "#src/api/blueprints.api.ts";
import { ownValue } from "#src/base/own-value.ts";
import { href } from "#src/base/route.ts";
import { ApiError, NON_FIELD } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { openWizard } from "#src/elements/form/open-wizard.ts";
import { action, ask, type Known, type WizardDefinition } from "#src/elements/form/wizard.ts";
import { askTitle } from "./ask-title.ts";
import { problemText } from "./fault.ts";
import "./blueprint-outlook.ts";
import { standingList } from "./standing.ts";

interface Chosen {
    file: File | null;
    content: string;
    /** What the file calls itself, and what it asks for: read off it, not typed. */
    outlook: Pick<Outlook, "name" | "asks">;
}

const refuse = (field: string, ...sentences: string[]): never => {
    throw new ApiError(400, { [field]: sentences });
};

const chosen = ask<Chosen>({
    title: () => msg("File"),
    fields: () => {
        const { file, source } = fieldsFor<Chosen>();
        return [
            file("file", msg("File"), { accept: ".yaml,.yml", help: msg("A blueprint, as an export writes it.") }),
            source("content", msg("Or its text"), "yaml", { when: ({ file: picked }) => !picked }),
        ];
    },
    async check({ file, content: typed }) {
        const content = file ? await file.text().catch(() => refuse("file", msg("The file cannot be read."))) : (typed ?? "");
        const field = file ? "file" : "content";
        if (content.trim() === "") refuse(field, file ? msg("The file is empty.") : msg("Choose a file, or paste its text."));
        if (content.includes("\0")) refuse(field, msg("This is not a text file."));
        const seen = await blueprints.outlook({ content, path: "", context: {} }).catch((error: unknown) => tooLarge(field, error));
        const { name, asks, problems } = seen ?? unseen(content);
        // What is wrong with single entries may be for want of the values that are asked for next.
        const unreadable = problems.filter(({ entry }) => entry === undefined);
        if (unreadable.length) refuse(field, ...unreadable.map(problemText));
        return { file, content, outlook: { name, asks } };
    },
});

/** Said at the field, so that it goes when another file is chosen. */
function tooLarge(field: string, error: unknown): never {
    if (error instanceof ApiError && error.status === 413) refuse(field, sentence(error));
    throw error;
}

/** What can be read off a file where the server does not read it: the names that an export leaves without a value. */
function unseen(content: string): Pick<Outlook, "name" | "asks" | "problems"> {
    const context = /^context:[^\S\n]*\n((?:[^\S\n]+\S.*\n)+)/m.exec(content)?.[1] ?? "";
    return { name: "", asks: [...context.matchAll(/^\s+([\w.-]+):\s*(?:null|~)?\s*$/gm)].map(([, name = ""]) => ({ name })), problems: [] };
}

/** By the names that the file has for them. */
type Given = Record<string, string>;

const given = ask<Given>({
    title: () => msg("Values"),
    intro: () => html`<p>${msg("The file asks for these. Without those with a star it cannot be applied; others can stay empty.")}</p>`,
    fields: (known) => {
        const { textarea } = fieldsFor<Given>();
        return asksOf(known).map((ask) => {
            const title = askTitle(ask);
            return textarea(ask.name, title, {
                rows: 2,
                required: ask.isNeeded === true,
                ...(title === ask.name ? {} : { help: msg(str`The file calls it ${ask.name}.`) }),
            });
        });
    },
    async check(said, known) {
        const problems = (await blueprints.outlook(readyOf(known, said)))?.problems ?? [];
        const told = asksOf(known).map(({ name }) => [name, problems.filter(({ values }) => values?.includes(name)).map(problemText)] as const);
        const refused = told.filter(([, sentences]) => sentences.length);
        if (refused.length) throw new ApiError(400, Object.fromEntries(refused));
        return said;
    },
});

/** Values that are each asked for by a field; above, they are written as a text: nobody types hundreds of fields, and no page shows them well. */
const MOST_FIELDS = 50;

interface Listed {
    values: Record<string, unknown>;
}

const listed = ask<Listed>({
    title: () => msg("Values"),
    intro: (known) =>
        html`<p>${msg(str`The file asks for ${asksOf(known).length} values. Write each behind its name. What can do without a value can stay empty.`)}</p>`,
    fields: (known) => {
        const { code } = fieldsFor<Listed>();
        return [code("values", msg("Values"), { initial: Object.fromEntries(asksOf(known).map(({ name }) => [name, ""])) })];
    },
    async check(said, known) {
        const missing = asksOf(known).filter(({ name, isNeeded }) => isNeeded && (ownValue(said.values, name) ?? "") === "");
        if (missing.length) refuse("values", msg(str`The file cannot be applied without: ${missing.map(({ name }) => name).join(", ")}`));
        return said;
    },
});

const asksOf = (known: Known) => known(chosen)?.outlook.asks ?? [];

function valuesStep(known: Known) {
    const { length } = asksOf(known);
    return length === 0 ? [] : length > MOST_FIELDS ? [listed] : [given];
}

interface Review {
    name: string;
}
type Ready = Pick<Blueprint, "content" | "path" | "context">;

/** The text, and the values for it: not those that were typed for another file, chosen before. */
function readyOf(known: Known, said = asksOf(known).length > MOST_FIELDS ? known(listed)?.values : known(given)): Ready {
    const names = new Set(asksOf(known).map(({ name }) => name));
    const values = Object.entries(said ?? {}).filter(([name, value]) => names.has(name) && value !== "" && value !== null);
    return { content: known(chosen)?.content ?? "", path: "", context: Object.fromEntries(values) };
}

const review = ask<Review>({
    title: () => msg("Changes"),
    values: (known) => ({ name: known(chosen)?.outlook.name || known(chosen)?.file?.name.replace(/\.ya?ml$/i, "") || "" }),
    fields: () => [fieldsFor<Review>().text("name", msg("Name"), { required: true, help: msg("It is kept under this name in the list of blueprints.") })],
    intro: (known) =>
        html`<div><strong>${msg("What it would change")}</strong> <ak-blueprint-outlook .blueprint=${readyOf(known)}></ak-blueprint-outlook></div>`,
    async check(said, known) {
        const outlook = await blueprints.outlook(readyOf(known));
        if (outlook?.problems.length) refuse(NON_FIELD, msg("As it stands, the file would be refused."));
        return said;
    },
});

const create = action<Blueprint>({
    title: () => msg("Keep the blueprint"),
    from: [chosen, review],
    run: (known) => blueprints.create({ ...readyOf(known), name: known(review)?.name ?? "", enabled: true }),
    link: ({ name }) => ({ label: name, href: href("/blueprints/instances", { search: name }) }),
});

const apply = action<readonly Standing[]>({
    title: () => msg("Apply it"),
    run: async (known) => {
        const made = known(create);
        if (!made) return [];
        if ((await blueprints.apply(made.pk)).status !== "successful")
            throw new Error(msg("It could not be applied, and nothing of it was kept. Its details in the list say why."));
        // It is applied, whether or not its objects can be shown.
        return blueprints.outlook(made).then(
            (outlook) => outlook?.standing ?? [],
            () => [],
        );
    },
    shows: standingList,
});

/** Takes what another installation wrote as a blueprint: shows what it changes before anything is done. */
export const blueprintImport: WizardDefinition = {
    header: () => msg("Import blueprint"),
    submitLabel: () => msg("Import"),
    steps: (known) => [chosen, ...valuesStep(known), review],
    actions: () => [create, apply],
};

/** @returns whether anything was made */
export const openBlueprintImport = async (): Promise<boolean> => (await openWizard(blueprintImport)) !== undefined;
