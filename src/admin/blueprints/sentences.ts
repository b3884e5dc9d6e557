import { msg, str } from "@lit/localize";
import { byPattern, type Pattern } from "#src/base/patterns.ts";

/** What the server says of a blueprint, and of an entry before it comes to its object. */
const PATTERNS: readonly Pattern[] = [
    [/^Only version 1 of blueprints is known\.$/, () => msg("Only version 1 of blueprints is known.")],
    [/^A blueprint needs a list of entries\.$/, () => msg("A blueprint needs a list of entries.")],
    [/^The metadata of a blueprint may hold no tag: (.+)\.$/, (tag) => msg(str`The metadata may hold no tag: ${tag}.`)],
    [/^The context of a blueprint may hold no tag: (.+)\.$/, (tag) => msg(str`The context may hold no tag: ${tag}.`)],
    [/^An entry is an object\.$/, () => msg("An entry is an object.")],
    [/^An entry needs a model\.$/, () => msg("An entry needs a model.")],
    [/^An entry needs identifiers\.$/, () => msg("An entry needs identifiers.")],
    [/^identifiers and attrs are objects\.$/, () => msg("An entry’s identifiers and attrs are objects.")],
    [/^There is no state (.+)\.$/s, (state) => msg(str`There is no state ${state}.`)],
    [/^Required blueprint does not exist: (.+)$/s, (identifiers) => msg(str`There is no blueprint ${identifiers}, which must be applied first.`)],
    [/^Entry invalid: (\S+) has no field (.+) to identify it by$/s, (model, field) => msg(str`${model} has no field ${field} to identify it by.`)],
    [/^More than ([\d,]+) values, loops followed\.$/, (most) => msg(str`With all loops written out, these are more than ${most} values.`)],
    [/^KeyOf: no entry with id (.+) before this one$/s, (id) => msg(str`KeyOf: no entry before this one has the id ${id}.`)],
    [/^Find: there is no model (.+)$/s, (model) => msg(str`Find: there is no kind of object called ${model}.`)],
    [/^Find: (\S+) has no field (.+)$/s, (model, field) => msg(str`Find: ${model} has no field ${field}.`)],
    [/^Condition: needs a mode \((.+)\) and a value$/, (modes) => msg(str`Condition: needs a mode (${modes}) and a value.`)],
    [/^Enumerate: needs a list or an object to go through$/, () => msg("Enumerate: needs a list or an object to go through.")],
    [/^(\w+): there is no enclosing Enumerate number (.+)$/s, (tag, number) => msg(str`${tag}: no Enumerate number ${number} is around it.`)],
    [/^Invalid pk "(.*)" - object does not exist\.$/s, (key) => msg(str`What was chosen here is no longer there (${key}).`)],
    [/^(\w+): needs a name$/, (tag) => msg(str`${tag}: needs a name.`)],
];

/** A sentence of the server about a blueprint in the visitor's language; undefined for any other. */
export const blueprintSentence = (said: string): string | undefined => byPattern(said, PATTERNS);
