import { msg } from "@lit/localize";
import type { TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Prompt } from "#src/api/challenges.ts";
import { promptField } from "#src/prompts/prompt-field.ts";
import { Stage } from "../stage.ts";

/** Asks for what an administrator put together: a form of prompts. */
@customElement("ak-stage-prompt")
export class PromptStage extends Stage<"ak-stage-prompt"> {
    protected override render(): TemplateResult {
        const fields = this.challenge.fields.map((prompt) => promptField(prompt, this.errors(prompt.field_key), this.initial(prompt)));
        return this.card(
            this.form(fields, this.action(), async (values) => Object.fromEntries(await Promise.all([...values].map((entry) => this.#answer(...entry))))),
        );
    }

    /** Text of the button. */
    protected action(): string {
        return msg("Continue");
    }

    /** The initial value of an input; undefined leaves it empty, with the placeholder as an example. */
    protected initial(_prompt: Prompt): string | undefined {
        return undefined;
    }

    async #answer(name: string, value: FormDataEntryValue): Promise<[string, string]> {
        if (typeof value !== "string") return [name, await dataAddress(value)];
        const prompt = this.challenge.fields.find(({ field_key: key }) => key === name);
        // The browser gives the visitor's wall clock; the server reads a time without zone as its own.
        return [name, prompt?.type === "date-time" && value !== "" ? new Date(value).toISOString() : value];
    }
}

/** Files travel as `data:` addresses; none chosen as an empty text. */
function dataAddress(file: File): Promise<string> | string {
    if (file.size === 0 && file.name === "") return "";
    return new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.addEventListener("load", () => resolve(String(reader.result)));
        reader.addEventListener("error", () => reject(reader.error ?? new Error("unreadable file")));
        reader.readAsDataURL(file);
    });
}
