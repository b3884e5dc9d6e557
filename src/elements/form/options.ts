/** Something that can be chosen. */
export interface Option {
    value: string | number;
    label: string;
    description?: string | undefined;
}

/** Finds what can be chosen by a text; all of it, or its first page, by an empty one. */
export type Search = (text: string, signal: AbortSignal) => Promise<Option[]>;
