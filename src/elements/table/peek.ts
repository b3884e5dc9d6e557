import type { Entries } from "../description.ts";

/** Something that happened to an object, in a line. */
export interface Happening {
    text: string;
    /** Where all of it is told. */
    href: string;
    when: string;
}

/** What the panel beside a list tells of one of its rows. What can be done with the row is the row's own. */
export interface Peek<T> {
    /** What the object is: "User". */
    kind: (row: T) => string;
    /** What it is called, where its row is called something else. */
    title?: (row: T) => string;
    /** Its page, where it has one. */
    href?: (row: T) => string | undefined;
    /** The main facts that the list knows: they are there at once. @param refresh loads the list again, after something was done to the object */
    facts: (row: T, refresh: () => void) => Entries;
    /** Those that have to be asked for; a refusal says whether the object is gone, or may not be seen. */
    more?: (row: T, signal: AbortSignal) => Promise<Entries>;
    /** What is no list of facts; below them. */
    below?: (row: T) => unknown;
    /** What happened to it last, latest first. */
    events?: (row: T, signal: AbortSignal) => Promise<readonly Happening[]>;
}

/** Loads what a panel tells when the first one is opened: a list is no larger for it. */
export type PeekLoader<T> = () => Promise<Peek<T>>;

/** Where a row stands in its list. */
export interface Place {
    /** Counted from 1, over all pages. */
    number: number;
    of: number;
    hasPrevious: boolean;
    hasNext: boolean;
}
