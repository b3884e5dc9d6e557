import { msg, str } from "@lit/localize";
import { together } from "#src/base/together.ts";

/** Flags, and names of groups, as the outpost's regular expressions (RE2) have them and a browser's do not. */
const FLAGS = /\(\?[imsU-]+(?:\)|(:))/g;
const NAMED = /\(\?P</g;
/** Looking around and back is not known to RE2. */
const FOREIGN = /\(\?<?[=!]|\\[1-9]/;

/** Says which of the expressions, one a line, opens nothing, since it is none. */
export function brokenExpression(lines: string): string | undefined {
    const at = lines.split("\n").findIndex((line) => line.trim() !== "" && !isExpression(line.trim()));
    return at === -1 ? undefined : together(msg(str`Line ${at + 1} is not a regular expression of the outpost (RE2): it opens nothing.`));
}

function isExpression(text: string): boolean {
    if (FOREIGN.test(text)) return false;
    try {
        void new RegExp(text.replaceAll(FLAGS, (_, group) => (group ? "(?:" : "")).replaceAll(NAMED, "(?<"));
        return true;
    } catch {
        return false;
    }
}
