import { decoded, refusalOf } from "#src/base/answers.ts";
import { download } from "#src/base/download.ts";

/** How a file's name is told: `attachment; filename="authentik.yaml"`. */
const NAMED = /filename="([^"]+)"/;

type Fail = (error: unknown) => Promise<void>;

const tell: Fail = async (error) => (await import("#src/elements/messages.ts")).notifyFailure(error);

/**
 * Saves what links to files of the engine give. A browser fetches those past the service worker; all it would find on the way is the page
 * that boots the sandbox, and it would save that under the file's name.
 * @returns the undoing of it
 */
export function saveFilesOf(owned: RegExp, save = download, fail = tell): () => void {
    const press = (event: MouseEvent): void => {
        const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
        if (!link?.hasAttribute("download") || event.defaultPrevented) return;
        const { origin, pathname } = new URL(link.href);
        if (origin !== location.origin || !owned.test(pathname)) return;
        event.preventDefault();
        void saveFile(link, save).catch(fail);
    };
    document.addEventListener("click", press);
    return () => document.removeEventListener("click", press);
}

async function saveFile({ href, download: name }: HTMLAnchorElement, save: typeof download): Promise<void> {
    const answer = await fetch(href);
    if (!answer.ok) throw refusalOf(answer, decoded(answer, await answer.text()));
    const type = answer.headers.get("content-type") ?? "";
    save(name || NAMED.exec(answer.headers.get("content-disposition") ?? "")?.[1] || lastPart(href), await answer.blob(), type);
}

const lastPart = (href: string): string => new URL(href).pathname.split("/").findLast(Boolean) ?? "file";
