import type { LibraryApplication } from "#src/api/applications.api.ts";

/** True for an application that a person can open: pages of the web and of this host, not scripts. */
export const canOpen = ({ launch_url: url }: LibraryApplication): boolean =>
    url !== null && url !== "" && (!/^[a-z][a-z0-9+.-]*:/i.test(url) || /^https?:\/\//i.test(url));

const words = (application: LibraryApplication): string =>
    [application.name, application.slug, application.group, application.meta_publisher, application.meta_description].join(" ").toLowerCase();

/** Applications in which every word of the query occurs. */
export const search = (applications: readonly LibraryApplication[], query: string): LibraryApplication[] => {
    const wanted = query
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== "");
    return applications.filter((application) => wanted.every((word) => words(application).includes(word)));
};

/** Groups by name, those without one first. */
export function grouped(applications: readonly LibraryApplication[]): [group: string, members: LibraryApplication[]][] {
    const groups = new Map<string, LibraryApplication[]>();
    for (const application of applications) {
        const group = application.group ?? "";
        groups.set(group, [...(groups.get(group) ?? []), application]);
    }
    return [...groups].sort(([a], [b]) => a.localeCompare(b));
}
