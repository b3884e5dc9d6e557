/** Something that can be chosen. */
export interface Option {
    value: string | number;
    label: string;
    description?: string | undefined;
    /** Heading that it stands under, with those before and after it that have the same. */
    group?: string | undefined;
}

/** Part of what can be chosen, and whether there is more of it. */
export interface OptionPage {
    options: readonly Option[];
    more: boolean;
}

/**
 * Finds what can be chosen by a text, or without one by an empty text. A list is all there is; a page is asked on for
 * when somebody comes to its end.
 * @param page from 1
 */
export type Search = (text: string, signal: AbortSignal, page: number) => Promise<readonly Option[] | OptionPage>;

/** A search through options that are known. */
export const among =
    (options: readonly Option[]): Search =>
    async (text) => {
        const wanted = text.toLocaleLowerCase();
        return options.filter(({ label, description }) => `${label} ${description ?? ""}`.toLocaleLowerCase().includes(wanted));
    };
