import { tags, type Tag } from "@lezer/highlight";

/** Colours of one kind of token: in the light theme, in the dark one. All have at least 4.5:1 on their background. */
export interface Token {
    tags: readonly Tag[];
    colors: readonly [light: string, dark: string];
    bold?: true;
    italic?: true;
}

/** Background and plain text of the editor. Neutral greys, as the pages around it. */
export const ground = {
    background: ["#f7f7f7", "#1f1f1f"],
    text: ["#151515", "#e0e0e0"],
    quiet: ["#5f5f5f", "#a3abba"],
    line: ["#ebeef2", "#2b2b2b"],
} as const;

export const palette: readonly Token[] = [
    { tags: [tags.comment, tags.meta, tags.documentMeta, tags.processingInstruction], colors: ["#5f5f5f", "#a3abba"], italic: true },
    { tags: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.modifier, tags.definitionKeyword], colors: ["#8500a8", "#d79bee"] },
    { tags: [tags.string, tags.special(tags.string), tags.docString, tags.attributeValue], colors: ["#3a6511", "#a6d189"] },
    { tags: [tags.regexp, tags.escape, tags.character, tags.url], colors: ["#8a3c00", "#8fd1d9"] },
    { tags: [tags.number, tags.bool, tags.null, tags.atom, tags.unit, tags.color, tags.constant(tags.variableName)], colors: ["#8a3c00", "#efb27b"] },
    { tags: [tags.propertyName, tags.definition(tags.propertyName), tags.labelName, tags.attributeName], colors: ["#004d99", "#82bdf5"] },
    { tags: [tags.typeName, tags.className, tags.namespace, tags.self, tags.tagName], colors: ["#a30000", "#f2939b"] },
    {
        tags: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.function(tags.definition(tags.variableName)), tags.macroName],
        colors: ["#00568a", "#7fc5ff"],
    },
    { tags: [tags.operator, tags.punctuation, tags.bracket, tags.separator, tags.derefOperator], colors: ["#4d4d4d", "#b8c0cc"] },
    { tags: [tags.heading, tags.strong], colors: ["#151515", "#ffffff"], bold: true },
    { tags: [tags.emphasis], colors: ["#151515", "#e0e0e0"], italic: true },
    { tags: [tags.link], colors: ["#004d99", "#82bdf5"] },
    { tags: [tags.inserted], colors: ["#3a6511", "#a6d189"] },
    { tags: [tags.deleted, tags.invalid], colors: ["#a30000", "#f2939b"] },
];

/** Follows `color-scheme`, so that a change of theme repaints and touches neither text, cursor nor history. */
export const either = ([light, dark]: readonly [string, string]): string => `light-dark(${light}, ${dark})`;
