/** Address of the engine's worker; the build puts its hashed name here. */
export const ENGINE_URL = "__ENGINE_URL__";

/** The part of Trusted Types that is used here; not every browser has it. */
interface Factory {
    createPolicy(
        name: string,
        rules: { createScriptURL?: (url: string) => string; createHTML?: (html: string) => string },
    ): { createHTML(html: string): string };
}
const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

/** Lets exactly our two workers start: whatever else is given as the address of a script is refused. */
export function allowWorkers(): void {
    factory?.createPolicy("default", {
        createScriptURL: (url) => {
            const { origin, pathname } = new URL(url, location.href);
            if (origin === location.origin && (pathname === "/sw.js" || pathname === ENGINE_URL)) return url;
            throw new TypeError(`Refused to start ${url}`);
        },
    });
}

const passing = factory?.createPolicy("sandbox", { createHTML: (html) => html });

/** A page that the engine itself made, as an inert document. */
export const parsePage = (html: string): Document => new DOMParser().parseFromString(passing?.createHTML(html) ?? html, "text/html");
