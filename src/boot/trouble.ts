import { forgetEverything, rescue } from "#mock/adapters/tab/storage.ts";
import { download } from "./sandbox.ts";

/** What a person reads when the sandbox cannot start; the stored data are theirs, so they can be saved before anything is removed. */
export function showTrouble(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const main = document.createElement("main");
    main.id = "sandbox-trouble";
    main.setAttribute("role", "alert");
    main.append(
        heading("The sandbox could not start"),
        paragraph(message),
        paragraph("Your data are still in this browser. Save a copy, then start over."),
        button("Save a copy", async () => download("authentik-sandbox-copy.json", JSON.stringify(await rescue()))),
        button("Start over", async () => {
            await forgetEverything();
            location.reload();
        }),
    );
    document.body.replaceChildren(main);
}

const heading = (text: string) => Object.assign(document.createElement("h1"), { textContent: text });
const paragraph = (text: string) => Object.assign(document.createElement("p"), { textContent: text });

function button(text: string, act: () => Promise<void>): HTMLButtonElement {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    made.addEventListener("click", () => void act());
    return made;
}
