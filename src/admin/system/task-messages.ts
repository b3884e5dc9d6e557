import { msg, str } from "@lit/localize";
import { byPattern, type Pattern } from "#src/base/patterns.ts";
import { faultText } from "../blueprints/fault.ts";

const MESSAGES: readonly Pattern[] = [
    [/^Not done in the sandbox\.$/, () => msg("The sandbox has nothing to do here.")],
    [/^All outposts were checked\.$/, () => msg("All outposts were checked.")],
    [/^Nothing to do: scores are stored as they change\.$/, () => msg("Nothing to do: scores are stored as they change.")],
    [/^Nothing new was found\.$/, () => msg("Nothing new was found.")],
    [/^Applied (.+)\.$/, (names) => msg(str`Applied: ${names}`)],
    [/^(?:User|Group) syncing is disabled for this Source$/, () => msg("This is switched off in the source.")],
    [/^Synced -1 objects\.$/, () => msg("Nothing was taken over.")],
    [/^Synced (\d+) objects\.$/, (count) => msg(str`Taken over: ${count}`)],
    [/^Successfully deleted (\d+) users\.$/, (count) => msg(str`Deleted: ${count}`)],
    [/^Expired (\d+) (.+)$/, (count, kind) => msg(str`Deleted: ${count} (${kind})`)],
];

/** What a task has said, where it is known what it means; otherwise as it was said. */
export function messageText(message: unknown): string {
    const text = typeof message === "string" ? message : JSON.stringify(message);
    return byPattern(text, MESSAGES) ?? faultText(text);
}
