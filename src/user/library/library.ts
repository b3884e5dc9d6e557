import type { LibraryApplication } from "#src/api/applications.api.ts";
import { fit, wordsOf } from "#src/base/fuzzy.ts";

/** True for an application that a person can open: pages of the web and of this host, not scripts. */
export const canOpen = ({ launch_url: url }: LibraryApplication): boolean =>
    url !== null && url !== "" && (!/^[a-z][a-z0-9+.-]*:/i.test(url) || /^https?:\/\//i.test(url));

/** What is searched, with what a match in it is worth. */
const FIELDS = [
    ["name", 4],
    ["slug", 3],
    ["group", 2],
    ["meta_publisher", 2],
    ["meta_description", 1],
] as const;

/** How well an application fits all words of a query; 0 when one of them fits nowhere. */
function score(application: LibraryApplication, words: readonly string[]): number {
    let sum = 0;
    for (const word of words) {
        const best = Math.max(...FIELDS.map(([field, weight]) => weight * sure(field, fit(word, (application[field] ?? "").toLowerCase()))));
        if (best === 0) return 0;
        sum += best;
    }
    return sum;
}

/** In sentences, nearly everything has the letters of a short word somewhere: there only whole finds count. */
const sure = (field: (typeof FIELDS)[number][0], value: number): number => (field === "meta_description" && value < 4 ? 0 : value);

/** Applications that fit a query, in their own order, and the best of them. An empty query fits all, and none best. */
export function search(applications: readonly LibraryApplication[], query: string): { found: LibraryApplication[]; best: LibraryApplication | undefined } {
    const words = wordsOf(query);
    if (words.length === 0) return { found: [...applications], best: undefined };
    const scored = applications.map((application) => ({ application, value: score(application, words) })).filter(({ value }) => value > 0);
    const best = scored.reduce((a, b) => (b.value > a.value ? b : a), scored[0] ?? { application: undefined, value: 0 });
    return { found: scored.map(({ application }) => application), best: best.application };
}

/** Groups by name, those without one first. */
export function grouped(applications: readonly LibraryApplication[]): [group: string, members: LibraryApplication[]][] {
    const groups = new Map<string, LibraryApplication[]>();
    for (const application of applications) {
        const group = application.group ?? "";
        groups.set(group, [...(groups.get(group) ?? []), application]);
    }
    return [...groups].sort(([a], [b]) => a.localeCompare(b));
}
