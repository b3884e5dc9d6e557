import { language } from "#src/base/language.ts";

/** How the rows of a page stand under headings, each with the others that have the same. */
export interface Grouping<T> {
    heading: (row: T) => string;
    /**
     * Field that makes the rows come in the order of their headings, as a moment does with days: sorted by another one, they stand under none.
     * Left out, headings go by the alphabet.
     */
    sortedBy?: string;
}

interface Group<T> {
    /** Undefined for rows that stand under none. */
    heading: string | undefined;
    rows: readonly T[];
}

/** @param ordering field that the rows are sorted by, with a minus for descending */
export function inGroups<T>(rows: readonly T[], grouping: Grouping<T> | undefined, ordering: string): readonly Group<T>[] {
    const { heading, sortedBy } = grouping ?? {};
    if (!heading || (sortedBy !== undefined && ordering.replace(/^-/, "") !== sortedBy)) return [{ heading: undefined, rows }];
    const groups = [...new Set(rows.map(heading))].map((name) => ({ heading: name, rows: rows.filter((row) => heading(row) === name) }));
    return sortedBy === undefined ? groups.toSorted((a, b) => a.heading.localeCompare(b.heading, language())) : groups;
}
