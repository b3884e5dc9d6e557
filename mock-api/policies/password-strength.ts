/** Words that people choose first, most common first; a guesser tries them in this order. */
const COMMON =
    "password qwerty letmein welcome admin login dragon monkey football iloveyou master sunshine princess shadow superman batman trustno freedom whatever secret summer winter spring autumn hello charlie jordan michael starwars computer internet test guest root pass changeme default access flower cheese pepper banana orange purple love money lucky".split(
        " ",
    );
const ROWS = ["abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertz"];
/** Guesses for a letter that follows no pattern, and for the patterns. Source: Wheeler, zxcvbn, USENIX Security 2016, sections 3 and 4. */
const PER_LETTER = 10;
const PER_SEQUENCE = 20;
const PER_YEAR = 120;
/** Guesses below which a score is not reached: 1, 2, 3, 4. */
const LEVELS = [1e3, 1e6, 1e8, 1e10];
const MAX_LENGTH = 100;

export interface Strength {
    /** 0 (guessed at once) to 4. */
    readonly score: number;
    readonly suggestions: readonly string[];
}

/**
 * How many guesses a password takes, after the idea of zxcvbn, with a word list of some fifty words in place of its 90,000:
 * it finds patterns, repeats, years, what it knows of the user, and only the most common words.
 */
export function strengthOf(password: string, known: readonly string[]): Strength {
    const text = password.slice(0, MAX_LENGTH).toLowerCase();
    const words = [...known.map((word) => word.toLowerCase()).filter((word) => word.length > 2), ...COMMON];
    const plain = text
        .replaceAll("0", "o")
        .replaceAll("1", "l")
        .replaceAll("3", "e")
        .replaceAll("4", "a")
        .replaceAll("@", "a")
        .replaceAll("5", "s")
        .replaceAll("$", "s");
    const suggestions = new Set<string>();
    let guesses = 1;
    for (let at = 0; at < text.length;) {
        const word = words.filter((one) => text.startsWith(one, at) || plain.startsWith(one, at)).sort((a, b) => b.length - a.length)[0];
        const repeat = /^(.)\1{2,}/.exec(text.slice(at))?.[0].length ?? 0;
        const sequence = sequenceAt(text, at);
        const [length, cost, suggestion] = word
            ? ([word.length, 2 * (words.indexOf(word) + 1), "Avoid common words and what others know of you."] as const)
            : repeat
              ? ([repeat, PER_LETTER * repeat, "Avoid repeating letters."] as const)
              : sequence
                ? ([sequence, PER_SEQUENCE * sequence, "Avoid rows of letters or numbers."] as const)
                : /^(19|20)\d\d/.test(text.slice(at))
                  ? ([4, PER_YEAR, "Avoid years."] as const)
                  : ([1, PER_LETTER, undefined] as const);
        guesses *= cost;
        if (suggestion) suggestions.add(suggestion);
        at += length;
    }
    const score = LEVELS.filter((level) => guesses >= level).length;
    if (score < 3) suggestions.add("Add another word or two.");
    return { score, suggestions: [...suggestions] };
}

/** Length of the run of neighbouring letters from here on, forwards or backwards; 0 for fewer than three. */
function sequenceAt(text: string, at: number): number {
    const rows = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);
    let length = 3;
    if (!rows.some((row) => at + length <= text.length && row.includes(text.slice(at, at + length)))) return 0;
    while (at + length < text.length && rows.some((row) => row.includes(text.slice(at, at + length + 1)))) length++;
    return length;
}
