import type { Engine } from "#mock/adapters/tab/protocol.ts";
import { forgetEverything, isForbidden, rescue } from "#mock/adapters/tab/storage.ts";
import { browser } from "#src/base/browser.ts";
import { download, fileName } from "#src/base/download.ts";
import { words } from "./words.ts";

/** What a person reads when the sandbox cannot start; the stored data are theirs, so they choose what becomes of them. */
export function showTrouble(error: unknown, engine?: Engine): void {
    const { couldNotStart, forbidden, stillHere, saveCopy, goOn, startOver, tryAgain } = words();
    const message = error instanceof Error ? error.message : String(error);
    const kind = (error as { kind?: unknown } | null)?.kind;
    const main = document.createElement("main");
    main.id = "sandbox-trouble";
    main.setAttribute("role", "alert");
    document.body.replaceChildren(main);
    // There are no data then, and no copy of them.
    if (kind === "forbidden" || isForbidden(error)) return main.append(heading(couldNotStart), paragraph(forbidden), button(tryAgain, reload));
    main.append(
        heading(couldNotStart),
        paragraph(message),
        paragraph(stillHere),
        button(saveCopy, async () => download(fileName("copy"), JSON.stringify(await rescue()))),
        ...(engine && kind === "corrupt" ? [button(goOn, () => engine.recover().then(reload))] : []),
        button(startOver, () => forgetEverything().then(reload)),
    );
}

const reload = () => browser.reload();
const heading = (text: string) => Object.assign(document.createElement("h1"), { textContent: text });
const paragraph = (text: string) => Object.assign(document.createElement("p"), { textContent: text });

function button(text: string, act: () => Promise<void> | void): HTMLButtonElement {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    made.addEventListener("click", () => {
        Promise.resolve(act()).catch((error: unknown) => made.after(paragraph(`${words().notDone} ${error instanceof Error ? error.message : String(error)}`)));
    });
    return made;
}
