/** What the API identifies an object by. */
export type Key = string | number;

/** Something that can be chosen. */
export interface Option<K extends Key = Key> {
    value: K;
    label: string;
    description?: string | undefined;
    /** Heading of its group: neighbours with the same heading share it. */
    group?: string | undefined;
}

/** Part of what can be chosen, and whether there is more of it. */
export interface OptionPage<K extends Key = Key> {
    options: readonly Option<K>[];
    more: boolean;
    /** What is said where there is none at all: how one comes to be. */
    none?: string | undefined;
}

/**
 * Finds what can be chosen by a text, or without one by an empty text. A list is all there is; a page is asked on for
 * when somebody comes to its end.
 * @param page from 1
 */
export type Search<K extends Key = Key> = (text: string, signal: AbortSignal, page: number) => Promise<readonly Option<K>[] | OptionPage<K>>;

/** Objects to choose from: how they are found, and how one is called of which only the key is known. */
export interface Picker<K extends Key = Key> {
    search: Search<K>;
    find?: ((key: K, signal: AbortSignal) => Promise<Option<K>>) | undefined;
}

/** A new object that can be made while one is chosen. */
export interface Creation<K extends Key = Key> {
    label: string;
    /** Makes one; undefined when the visitor gave up. */
    make: () => Promise<Option<K> | undefined>;
}

/** A search through options that are known. */
export const among =
    <K extends Key>(options: readonly Option<K>[]): Search<K> =>
    async (text) => {
        const wanted = text.toLocaleLowerCase();
        return options.filter(({ label, description }) => `${label} ${description ?? ""}`.toLocaleLowerCase().includes(wanted));
    };

/** Objects that are all known, to choose from. */
export const picking = <K extends Key>(options: readonly Option<K>[]): Picker<K> => ({
    search: among(options),
    find: async (key) => options.find(({ value }) => value === key) ?? { value: key, label: String(key) },
});
