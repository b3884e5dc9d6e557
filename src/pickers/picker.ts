import type { Page } from "#src/base/page.ts";
import { picking, type Key, type Option, type Picker } from "#src/elements/form/options.ts";

interface SearchQuery {
    search: string;
    ordering: string;
    page: number;
    page_size: number;
}

interface PickerOptions<T, K extends Key> {
    list: (query: SearchQuery, signal: AbortSignal) => Promise<Page<T>>;
    /** One of which only the key is known. */
    retrieve: (key: K, signal: AbortSignal) => Promise<T>;
    option: (object: T) => Option<K>;
    /** Field to sort by; `name` by default. */
    ordering?: string;
    /** What is said where there is none: how one comes to be. */
    none?: () => string;
}

/** Objects that are asked for at once. */
const PAGE_SIZE = 20;

/** Objects of the API as a field chooses them: found page by page, and called by name where only a key is known. */
export const picker = <T, K extends Key>({ list, retrieve, option, ordering = "name", none }: PickerOptions<T, K>): Picker<K> => ({
    async search(search, signal, page) {
        const { results, pagination } = await list({ search, ordering, page, page_size: PAGE_SIZE }, signal);
        return { options: results.map(option), more: pagination.next > 0, none: none?.() };
    },
    find: async (key, signal) => option(await retrieve(key, signal)),
});

/** Objects that are all known before a form shows. */
export interface Known<T, K extends Key> extends Picker<K> {
    /** Those of them that are so, as a new object begins with them. */
    where: (is: (object: T) => boolean) => readonly Option<K>[];
}

/** Few objects, of which a form has to know all: a new one begins with some of them, or the API finds none by its key. */
export const known = <T, K extends Key>(objects: readonly T[], option: (object: T) => Option<K>): Known<T, K> => ({
    ...picking(objects.map(option)),
    where: (is) => objects.filter(is).map(option),
});

/** The same without some of them, as those that are in already. For one field: it remembers how many pages it has skipped since the first. */
export function without<K extends Key>({ search, find }: Picker<K>, keys: ReadonlySet<K>): Picker<K> {
    let passed = 0;
    return {
        async search(text, signal, page) {
            if (page === 1) passed = 0;
            for (;;) {
                const found = await search(text, signal, page + passed);
                const { options, more } = "more" in found ? found : { options: found, more: false };
                const left = options.filter(({ value }) => !keys.has(value));
                // A page of which nothing is left would look like the end.
                if (left.length > 0 || !more) return { options: left, more };
                passed++;
            }
        },
        find,
    };
}
