import type { Source } from "#mock/apps/sources/source.family.ts";

/** Where users of a source are kept: `%(slug)s` in its template; one that cannot be formatted is not used. */
export function pathOf({ slug, user_path_template: template }: Source): string {
    if (!/^(?:[^%]|%%|%\(slug\)s)*$/.test(template)) return "users";
    return template.replaceAll("%(slug)s", slug).replaceAll("%%", "%");
}
