import { html } from "lit";
import "#src/admin/applications/access-reasons.ts";
import type { Access, Bound } from "#src/admin/applications/access.ts";
import { dark, narrow, of, rightToLeft, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Access reasons", parameters: { context: { backend: true } } };

const bound = (more: Partial<Bound>): Bound => ({ pk: "b", target: "wiki", order: 0, enabled: true, family: new Set(), ...more }) as Bound;
const writers = bound({ group: "writers", group_obj: { pk: "writers", name: "Writers" } as Bound["group_obj"], family: new Set(["writers"]) });
const ada = { user: 1, user_obj: { pk: 1, username: "ada" } as Bound["user_obj"] };
const hours = bound({ policy: "hours", policy_obj: { pk: "hours", name: "Office hours", component: "ak-policy-expression-form" } as Bound["policy_obj"] });

/** @param mode whether all bindings have to let in */
const about = (mode: "any" | "all", passing: boolean, bindings: readonly Bound[]) =>
    of(() => {
        const access = {
            user: { pk: 1, username: "ada", groups: ["writers"] },
            application: { name: "Wiki", policy_engine_mode: mode },
            result: { passing, messages: [], log_messages: [{ log_level: "warning", event: "Looked at the clock" }] },
            bindings,
        } as unknown as Access;
        return html`<ak-access-reasons .access=${access}></ak-access-reasons>`;
    });
const answered = (passing: boolean) => ({ answers: { "/policies/all/hours/test/": { passing, messages: ["From nine to five."], log_messages: [] } } });

export const Nothing = about("any", true, []);
export const Disabled = about("any", true, [bound({ ...ada, enabled: false })]);
export const LetIn = about("any", true, [writers, bound({ ...ada, negate: true })]);
export const Refused = within(about("all", false, [writers, hours, bound({ ...ada, negate: true }), bound({ ...ada, enabled: false })]), answered(false));
/** The policy answers otherwise when it is asked without the application. */
export const Otherwise = within(about("all", false, [writers, hours]), answered(true));
export const Failing = within(about("all", false, [writers, hours]), { fault: "failing" });
export const Dark = dark(Refused);
export const Narrow = narrow(Refused);
export const RightToLeft = rightToLeft(Refused);
export const German = within(Refused, { locale: "de" });
