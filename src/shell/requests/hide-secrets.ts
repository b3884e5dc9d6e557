/* Bodies of requests as they may be shown and copied: somebody may look over the shoulder, and lines for a shell are passed on. */

export const HIDDEN = "***";

/** Names of fields whose texts let somebody in, by their last word; what only refers to a key, as `signing_key`, stays. */
const NAME =
    /"(?:[\w-]*[_-])?(?:passwords?|passphrase|secret|token|codes?|assertion|credentials?|authorization|cookie|(?:secret|api|access|private)_key|key[_-]data|config_url|link)"|"key"|"auth"/
        .source;
/** A text in JSON; the last one of a body that was cut off has no end, and may be cut within a sign: `\n`. */
const TEXT = /"(?:[^"\\]|\\.)*(?:"|\\?$)/.source;
const FIELD = new RegExp(`(${NAME})(\\s*:\\s*)(?:${TEXT}|\\[\\s*${TEXT}(?:\\s*,\\s*${TEXT})*\\s*\\]?)`, "gi");
/** Parameters of addresses in texts, as those of recovery links, and of addresses within addresses. */
const PARAMETER = /(\b\w*?(?:token|code|secret|password)(?:=|%3D))[^&\s"'#]+/gi;

/** A body or an address without its secrets; every other character stays. */
export const hideSecrets = (text: string): string => text.replace(FIELD, `$1$2"${HIDDEN}"`).replace(PARAMETER, `$1${HIDDEN}`);

/** The fields of a form, those that are secret without their values. */
export function hideFields(form: FormData): FormData {
    const shown = new FormData();
    const name = new RegExp(`^(?:${NAME})$`, "i");
    for (const [key, value] of form) shown.append(key, typeof value === "string" && name.test(`"${key}"`) ? HIDDEN : value);
    return shown;
}
