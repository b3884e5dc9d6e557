import contracts from "virtual:contracts";
import { html, nothing, type TemplateResult } from "lit";

const TAGS: Readonly<Record<string, string>> = { slot: "Slot", event: "Event", csspart: "Part", cssprop: "Custom property" };

/** What the element of a title such as `Elements/Table/ak-table` promises, from the comment of its class. */
export function contract(title: string): TemplateResult | typeof nothing {
    const comment = contracts[title.split("/").at(-1) ?? ""];
    if (!comment) return nothing;
    const [summary = "", ...parts] = comment.split(/\n@/);
    return html`<details class="contract">
        <summary>What it is, and what it promises</summary>
        <p>${summary}</p>
        <dl>
            ${parts.map((part) => {
                const [, tag = "", rest = ""] = /^(\w+)\s+([\s\S]*)$/.exec(part) ?? [];
                return html`<dt>${TAGS[tag] ?? tag}</dt>
                    <dd>${rest}</dd>`;
            })}
        </dl>
    </details>`;
}
