import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import labels from "@patternfly/patternfly/components/Label/label.css";
import { policies, type PolicyResult } from "#src/api/policies.api.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import { label } from "#src/elements/label.ts";
import "#src/elements/loading.ts";
import { link } from "#src/elements/table/column.ts";
import { boundName } from "../policies/bound-name.ts";
import { boundHref, boundKind } from "../policies/policy-bindings.ts";
import { policyWords } from "../policies/policy-result.ts";
import { type Access, type Bound, enabledOf, isMeant } from "./access.ts";

/** What a binding says of somebody: whether who or what it names fits, and what follows; `fits` is undefined where that could not be worked out. */
interface Decision {
    readonly binding: Bound;
    readonly fits: boolean | undefined;
    readonly letsIn: boolean;
    readonly messages: readonly string[];
}

/** An error of a policy stands in its log. */
const failed = ({ passing, log_messages: log }: Pick<PolicyResult, "passing" | "log_messages">): boolean =>
    !passing && log.some(({ exception }) => exception !== undefined);

/** Asks a policy by itself: the check of the application gives one answer for all. */
async function decide(binding: Bound, access: Access): Promise<Decision> {
    const { user, result } = access;
    const meant = isMeant(binding, user);
    const negated = binding.negate ?? false;
    if (meant !== undefined) return { binding, fits: meant, letsIn: meant !== negated, messages: [] };
    if (enabledOf(access).length === 1) {
        const fits = failed(result) ? undefined : result.passing !== negated;
        return { binding, fits, letsIn: result.passing, messages: result.messages };
    }
    const said = await policies.test(String(binding.policy), { user: user.pk });
    return failed(said)
        ? { binding, fits: undefined, letsIn: false, messages: said.messages }
        : { binding, fits: said.passing, letsIn: said.passing !== negated, messages: said.messages };
}

/** What each binding of an application decides about somebody, and what follows from all of them. */
@customElement("ak-access-reasons")
export class AccessReasons extends AkElement {
    static override styles = [
        labels,
        css`
            :host {
                display: block;
            }

            ul,
            li {
                display: grid;
                gap: var(--pf-t--global--spacer--sm);
            }

            li {
                grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr);
                align-items: start;
            }

            /* Where an exception came from. */
            pre {
                overflow-wrap: anywhere;
                white-space: pre-wrap;
            }

            small {
                display: block;
                color: var(--pf-t--global--text--color--subtle);
            }

            h2 {
                font-weight: var(--pf-t--global--font--weight--body--bold);
            }

            h2,
            p {
                margin-block: var(--pf-t--global--spacer--sm);
            }
        `,
    ];

    @property({ attribute: false }) access!: Access;

    readonly #decisions = new Task(this, {
        task: ([access]) => Promise.all(enabledOf(access).map((binding) => decide(binding, access))),
        args: () => [this.access] as const,
    });

    protected override render(): TemplateResult {
        return html`${this.#decisions.render({
            pending: () => html`<ak-loading></ak-loading>`,
            error: (error) => html`<ak-empty-state .error=${error} .retry=${() => this.#decisions.run()}></ak-empty-state>`,
            complete: (decisions) => this.#all(decisions),
        })}`;
    }

    #all(decisions: readonly Decision[]): TemplateResult {
        const { bindings, result, user } = this.access;
        return html`
            ${
                bindings.length === 0
                    ? nothing
                    : html`<ul role="list">
                          ${bindings.map((binding) =>
                              line(
                                  binding,
                                  user.username,
                                  decisions.find((decision) => decision.binding === binding),
                              ),
                          )}
                      </ul>`
            }
            <p>${this.#conclusion(decisions)} ${decisions.some(({ binding: { policy } }) => policy) ? asIf(user.username) : nothing}</p>
            ${policyWords({ messages: [], log_messages: result.log_messages })}
        `;
    }

    /** What the answers come to. */
    #conclusion(decisions: readonly Decision[]): string {
        const {
            bindings,
            application: { name, policy_engine_mode: mode },
            result: { passing },
            user: { username },
        } = this.access;
        if (decisions.length === 0)
            return bindings.length === 0
                ? msg(str`Nothing is bound to ${name}, so everybody may open it.`)
                : msg(str`Everything that is bound to ${name} is disabled, so everybody may open it.`);
        const needsAll = mode === "all";
        const follows = needsAll ? decisions.every(({ letsIn }) => letsIn) : decisions.some(({ letsIn }) => letsIn);
        const rule = needsAll
            ? msg("All bindings have to let in.")
            : follows
              ? msg("One binding that lets in is enough.")
              : msg("One binding that lets in would be enough, but none does.");
        if (follows !== passing)
            return `${rule} ${msg("The result differs from this list: one of the policies takes the application into account, and here it was asked without it.")}`;
        return `${rule} ${passing ? msg(str`So ${username} may open ${name}.`) : msg(str`So ${username} may not open ${name}.`)}`;
    }
}

/** A policy may look at where somebody comes from: "no" in the list may be "yes" in the office. */
const asIf = (username: string): string => msg(str`Policies were asked as if ${username} came from your own address and browser.`);

/** For below a row or a form. */
export const accessDetails = (access: Access): TemplateResult => html`<ak-access-reasons .access=${access}></ak-access-reasons>`;

/** @param decision undefined where the binding is disabled */
function line(binding: Bound, username: string, decision: Decision | undefined): TemplateResult {
    const to = boundHref(binding);
    const name = boundName(binding);
    return html`<li>
        <span>${decision === undefined ? label(msg("Not asked")) : decision.letsIn ? label(msg("Lets in"), "green") : label(msg("Refuses"), "red")}</span>
        <div>
            <div>${to === undefined ? name : link(to, name)}</div>
            <small>${boundKind(binding)}. ${decision === undefined ? msg("The binding is disabled.") : reason(decision, username)}</small>
        </div>
    </li>`;
}

/** Why a binding decides as it does. */
function reason({ binding, fits, messages }: Decision, username: string): string {
    const facts = [fact(binding, fits, username), ...messages];
    if (binding.negate && fits !== undefined)
        facts.push(
            binding.policy ? msg("The binding is negated: it lets in when the policy does not.") : msg("The binding is negated: it lets in everybody else."),
        );
    return facts.join(" ");
}

function fact({ policy, group, user }: Bound, fits: boolean | undefined, username: string): string {
    if (policy) {
        if (fits === undefined) return msg("The policy could not be evaluated, and so does not let in.");
        return fits ? msg(str`The policy lets ${username} through.`) : msg(str`The policy does not let ${username} through.`);
    }
    if (group) return fits ? msg(str`${username} is a member.`) : msg(str`${username} is not a member.`);
    if (user) return fits ? msg(str`This is ${username}.`) : msg(str`This is not ${username}.`);
    return msg("What was bound is gone.");
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-access-reasons": AccessReasons;
    }
}
