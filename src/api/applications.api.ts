import { allPages } from "./all-pages.ts";
import { crud } from "./crud.ts";
import { get, post } from "./endpoint.ts";
import { isUrl, pictureForm } from "./picture.ts";
import type { Schema } from "./schema.ts";

export type Application = Schema["Application"];
/** The policies' result for somebody who wants to open an application. */
export type AccessResult = Schema["PolicyTestResult"];

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

const operations = crud("/core/applications/", "/core/applications/{slug}/");
const one = (slug: string) => ({ path: { slug } });

export const applications = {
    ...operations,
    /** Every application that the signed-in user may open, from all pages. */
    library: (signal?: AbortSignal): Promise<LibraryApplication[]> => allPages((page) => operations.list(page, signal)),
    /** Whether a user may open it, and why not. */
    checkAccess: (slug: string, user: number, signal?: AbortSignal) =>
        get("/core/applications/{slug}/check_access/", { ...one(slug), query: { for_user: user }, signal }),
    /** How many sign-ins there were in each third of a day of the last week. */
    metrics: (slug: string, signal?: AbortSignal) => get("/core/applications/{slug}/metrics/", { ...one(slug), signal }),
    /** Stores a picture, its address, or `fa://<class>`; an empty address takes away what there is. */
    setIcon: (slug: string, picture: File | string) =>
        isUrl(picture)
            ? post("/core/applications/{slug}/set_icon_url/", { ...one(slug), body: { url: picture } })
            : post("/core/applications/{slug}/set_icon/", { ...one(slug), body: pictureForm(picture) }),
};
