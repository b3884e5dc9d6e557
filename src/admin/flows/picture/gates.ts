import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { boundName } from "#src/admin/policies/bound-name.ts";
import { boundKind } from "#src/admin/policies/policy-bindings.ts";
import { icon } from "#src/base/icons.ts";
import type { MenuItem } from "#src/elements/dropdown.ts";
import { label } from "#src/elements/label.ts";
import type { Gate, Gates } from "./picture.ts";
import { alsoAsked } from "./words.ts";

/** What can be done with one that decides; left out where the picture is only looked at. */
export type GateMenu = (gate: Gate) => readonly MenuItem[];

/** All that decide at one place. @param rule what they decide together */
export const gateList = ({ all }: Gates, rule: string, menu: GateMenu): TemplateResult =>
    html`<p class="rule">${rule}</p>
        <ul class="gates" role="list">
            ${repeat(
                all,
                ({ binding }) => binding.pk,
                (gate) => gateItem(gate, menu),
            )}
        </ul>`;

function gateItem(gate: Gate, menu: GateMenu): TemplateResult {
    const { binding, elsewhere, refusesStrangers } = gate;
    const { enabled = true, negate = false } = binding;
    return html`<li class="gate ${enabled ? "" : "gate--off"}">
        ${icon(binding.policy_obj ? "key" : "user")}
        <div class="words">
            <span class="name">${boundName(binding)}</span>
            <small>${boundKind(binding)}</small>
            <span class="marks">
                ${enabled ? nothing : label(msg("Turned off"))} ${negate ? label(msg("Negated"), "blue") : nothing}
                ${elsewhere.length > 0 ? label(alsoAsked(elsewhere)) : nothing}
                ${enabled && refusesStrangers ? label(msg("Refuses at the start, unless a source says who it is"), "orange") : nothing}
            </span>
        </div>
        <ak-dropdown icon="more" label=${msg(str`Actions for ${boundName(binding)}`)} .items=${menu(gate)}></ak-dropdown>
    </li>`;
}
