import { msg, str } from "@lit/localize";
import { byPattern, type Pattern } from "./patterns.ts";
import { together } from "./together.ts";

/*
 * What a parser says of a text that is no YAML is written for those who wrote the parser: "Implicit map keys need to be followed by map values". Here it
 * is said in the visitor's language what to look at. Sentences that are nowhere in this list stand as they came.
 */
const KINDS: readonly Pattern[] = [
    [/^(?:Implicit keys need|Implicit map keys need)/, () => msg("A name has no colon, or no space after its colon.")],
    [/^(?:Nested mappings are|A block sequence may)/, () => msg("Only a value may stand here. If a colon belongs to it, put it in quotes.")],
    [/^All \w+ items must start at the same column/, () => msg("This line is indented differently from those that it belongs to.")],
    [/^Tabs are not allowed/, () => msg("Indent with spaces: tabs are not allowed.")],
    [/ (?:must|and) end with a ([\]}])/, (bracket) => msg(str`“${bracket}” is missing: a bracket is not closed.`)],
    [/^Missing closing (.)quote/, (mark) => msg(str`A quotation mark is not closed: ${mark}`)],
    [/^(?:Missing ,|Implicit keys of flow sequence)/, () => msg("A comma or a closing bracket is missing.")],
    [/^Plain value cannot start with .*(\S)$/, (character) => msg(str`A value that begins with ${character} has to be in quotes.`)],
    [/^Invalid escape sequence (\S+)/, (escape) => msg(str`${escape} means nothing in double quotes. Write the backslash twice, or use single quotes.`)],
    [/^Map keys must be unique/, () => msg("This name is there twice.")],
    [/^Source contains multiple documents/, () => msg("A second document begins here. A text may hold one only.")],
    [/^Unexpected .* token in YAML stream: "(.+)"$/s, (token) => msg(str`“${token}” is out of place here.`)],
    [/^Unexpected ([,[\]{}]) in /, (token) => msg(str`“${token}” is out of place here.`)],
    [/^Unexpected \S+ at node end/, () => msg("This does not belong to what stands before it.")],
    [
        /^Sequence item without - indicator/,
        () => msg("This line belongs neither to the list above it, nor to an item of it: look at the dashes and the spaces before them."),
    ],
    [/^Missing directives-end indicator/, () => msg("A line that begins with % has to be followed by a line of three dashes.")],
    // What our own reader of blueprints refuses.
    [/^There is no tag (\S+)$/, (tag) => msg(str`There is no tag ${tag}.`)],
    [/^an alias to (\S+), which is not there$/, (alias) => msg(str`*${alias} stands for something that is not named anywhere before it.`)],
    [/^more than ([\d,]+) values, aliases followed$/, (most) => msg(str`With all aliases written out, these are more than ${most} values.`)],
    [/^nested too deeply$/, () => msg("There are too many levels inside one another.")],
];

/** Where, as the library says it, or as our reader of blueprints does. */
const PLACE = /^(.*?)(?: at line (\d+), column (\d+):?| \(line (\d+), column (\d+)\))$/s;

/** What is wrong with a text that is no YAML, and where, for a person. `said`: what a parser says of it, without its excerpt of the text. */
export function yamlFault(said: string): string {
    const [, what = said, ...place] = PLACE.exec(said) ?? [];
    const [line, column] = place.filter((one) => one !== undefined);
    const text = byPattern(what, KINDS) ?? what;
    return line === undefined || column === undefined ? text : together(msg(str`Line ${line}, column ${column}: ${text}`));
}
