import { fit, wordsOf } from "#src/base/fuzzy.ts";
import type { Command } from "./command.ts";

export interface CommandGroup {
    title: string;
    commands: readonly Command[];
}

/** Commands of one group at once: what comes after them was not meant. */
const MOST = 6;
/** From here on `fit` has found the beginning of a word, initials, or a part of one. */
const WHOLE = 4;
/** What `fit` says of the beginning of a word. */
const BEGINNING = 6;
/** A label that begins with the query is surely meant: as good as that for each of its words. */
const SURE = 24;

/** How well a command fits all words; 0 when one of them fits nowhere. Labels count most; around them only whole finds do. */
function score({ label, detail = "", words: others = "", group }: Command, words: readonly string[], bonus: number): number {
    let sum = 0;
    for (const word of words) {
        const around = Math.max(2 * fit(word, detail.toLowerCase()), fit(word, group.toLowerCase()), startsOne(word, others) ? BEGINNING : 0);
        const best = Math.max(4 * fit(word, label.toLowerCase()), around >= WHOLE ? around : 0);
        if (best === 0) return 0;
        sum += best;
    }
    return sum + bonus;
}

/** A part of a word that is not shown would be a riddle. */
const startsOne = (word: string, words: string): boolean => wordsOf(words).some((one) => one.startsWith(word));

/** Best first, in groups, the group of the best first. An empty query leaves all in their order. */
export function ranked(
    commands: readonly Command[],
    query: string,
    { recent, served }: { recent: ReadonlySet<string>; served: readonly Command[] },
): CommandGroup[] {
    const words = wordsOf(query);
    const scored = [
        ...commands.map((command) => ({ command, value: words.length === 0 ? 1 : score(command, words, recent.has(command.id) ? 4 : 0) })),
        // The server searches more than is shown here, as an address: what it has found fits.
        ...served.map((command) => ({ command, value: Math.max(1, score(command, words, recent.has(command.id) ? 4 : 0)) })),
    ].filter(({ value }, index, all) => value > 0 && all.findIndex(({ command }) => command.id === all[index]?.command.id) === index);
    if (words.length > 0) scored.sort((a, b) => b.value - a.value);
    const groups = new Map<string, Command[]>();
    for (const { command } of scored) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
    return [...groups].map(([title, members]) => ({ title, commands: words.length === 0 ? members : members.slice(0, MOST) }));
}

/** True when the first command is meant whatever else the server may find. */
export const isSure = (groups: readonly CommandGroup[], query: string): boolean => {
    const words = wordsOf(query);
    const first = groups[0]?.commands[0];
    return first !== undefined && score(first, words, 0) >= SURE * words.length;
};
