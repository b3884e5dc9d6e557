import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { plural } from "#src/base/plural.ts";

/** Names that are read at a glance. */
const FEW = 5;

/**
 * A list of objects: those of which there is something to say, and the first few of the others; the rest behind how many more they are.
 * @param isTold whether there is more to say of an object than its name
 */
export function firstFew<T>(objects: readonly T[], isTold: (object: T) => boolean, item: (object: T) => TemplateResult): TemplateResult {
    const others = objects.filter((object) => !isTold(object));
    // One more line would say no less than the one object.
    const rest = new Set(others.length > FEW + 1 ? others.slice(FEW) : []);
    return html`<ul role="list">
        ${objects.filter((object) => !rest.has(object)).map(item)}
        ${
            rest.size === 0
                ? nothing
                : html`<li class="object">
                      <details>
                          <summary>${plural(rest.size, { one: msg("1 more"), other: msg(str`${rest.size} more`) })}</summary>
                          <ul role="list">
                              ${[...rest].map(item)}
                          </ul>
                      </details>
                  </li>`
        }
    </ul>`;
}
