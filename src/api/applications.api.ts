import { unlessAbsent } from "./absent.ts";
import { send } from "./client.ts";
import { answer } from "./endpoint.ts";
import { emptyPage, type Page } from "#src/common/page.ts";

/** What the library shows of an application. */
export interface LibraryApplication {
    pk: string;
    name: string;
    slug: string;
    launch_url: string | null;
    open_in_new_tab?: boolean;
    /** An address, or `fa://<class>`. */
    meta_icon: string | null;
    meta_description?: string;
    meta_publisher?: string;
    group?: string;
}

/** Server pages hold a hundred at most. */
const PAGE_SIZE = 100;

export const applications = {
    /** Every application that the signed-in user may open, from all pages. */
    async library(signal?: AbortSignal): Promise<LibraryApplication[]> {
        const found: LibraryApplication[] = [];
        for (let page = 1; page > 0;) {
            const { results, pagination } = await libraryPage(page, signal);
            found.push(...results);
            page = pagination.next;
        }
        return found;
    },
};

const libraryPage = (page: number, signal: AbortSignal | undefined): Promise<Page<LibraryApplication>> =>
    unlessAbsent(answer(send("GET", "/core/applications/", { query: { page, page_size: PAGE_SIZE }, signal })), emptyPage);
