import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { publishedLogins } from "#src/api/published-logins.api.ts";
import { rules } from "#src/api/notifications.api.ts";
import { authenticatorValidationStages } from "#src/api/stages.api.ts";
import { tenants, type Tenant } from "#src/api/tenants.api.ts";
import { ApiError } from "#src/base/errors.ts";
import { href } from "#src/base/route.ts";
import { label } from "#src/elements/label.ts";
import { userHref } from "../users/user-href.ts";
import { answersOf, missing, told } from "./answers.ts";
import type { Findings } from "./loaded-card.ts";

/** All there are, in an installation of usual size. */
const MOST = 100;

/** Whether what makes an installation safe and helpful is set up: asked of the tenant that applies where no other does. */
export const setUpChecks: Findings = async (signal, again) => {
    const tenant = defaultTenant(signal);
    const stages = authenticatorValidationStages.list({ page_size: MOST }, signal);
    const answers = await answersOf(
        tenant.then((of) => of?.flow_authentication),
        Promise.all([tenant, stages]).then(([of, { results }]) => factorOf(results, of?.flow_authentication)),
        tenant.then((of) => of?.flow_recovery),
        rules.list({ page_size: MOST }, signal).then(({ results }) => results.some(({ group }) => group)),
        publishedPassword(signal),
    );
    const [signIn, factor, recovery, notices, password] = answers;
    return () =>
        html`<ul role="list">
                ${check(signIn, msg("People can sign in"), msg("The default tenant names no flow for signing in."), href("/core/tenants"))}
                ${factorCheck(factor)}
                ${check(
                    recovery,
                    msg("Forgotten passwords can be set anew"),
                    msg(
                        "The default tenant has no recovery flow: an administrator has to help. The blueprint example/flows-recovery-email-verification.yaml brings one, to be chosen in the tenant.",
                    ),
                    href("/core/tenants"),
                )}
                ${check(notices, msg("Somebody is told of what goes wrong"), msg("No notification rule names a group to be told."), href("/events/rules"))}
                ${passwordCheck(password)}
            </ul>
            ${missing(answers, again)}`;
};

async function defaultTenant(signal: AbortSignal): Promise<Tenant | undefined> {
    const { results } = await tenants.list({ page_size: MOST }, signal);
    return results.find(({ default: isDefault }) => isDefault) ?? results[0];
}

type Stage = Awaited<ReturnType<typeof authenticatorValidationStages.list>>["results"][number];

/** Whether a second factor is asked of everybody who signs in, and the stage of the flow that asks for it, if there is one. */
interface Factor {
    isRequired: boolean;
    stage: Stage | undefined;
}

function factorOf(stages: readonly Stage[], flow: Tenant["flow_authentication"]): Factor {
    const asking = stages.filter(({ flow_set: flows = [] }) => flows.some(({ pk }) => pk === flow));
    return { isRequired: asking.some(({ not_configured_action: action }) => action !== "skip"), stage: asking[0] };
}

function factorCheck(answer: PromiseSettledResult<Factor>): TemplateResult {
    const { isRequired, stage } = answer.status === "fulfilled" ? answer.value : { isRequired: false, stage: undefined };
    const how = stage
        ? msg(str`In the stage ${stage.name}, “Users without a device” says what happens to them.`)
        : msg("An authenticator validation stage in the flow for signing in asks for one.");
    return check(
        answer.status === "fulfilled" ? { ...answer, value: isRequired } : answer,
        msg("Everybody needs a second factor"),
        html`${msg("Whoever has none signs in with the password alone.")} ${how}`,
        href("/flow/stages", stage ? { search: stage.name } : {}),
    );
}

/** Key of the administrator whose password is the published one, 0 where it is not; undefined on a real authentik, which does not tell which passwords it has. */
async function publishedPassword(signal: AbortSignal): Promise<number | undefined> {
    try {
        return (await publishedLogins.list(signal)).find(({ username }) => username === "akadmin")?.pk ?? 0;
    } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 404) throw error;
        return undefined;
    }
}

function passwordCheck(answer: PromiseSettledResult<number | undefined>): TemplateResult | typeof nothing {
    const [title, otherwise] = [msg("akadmin has a password of its own"), msg("The published password of akadmin still works.")];
    if (answer.status === "rejected") return check(answer, title, otherwise, "");
    const { value: administrator } = answer;
    return administrator === undefined ? nothing : check({ ...answer, value: administrator === 0 }, title, otherwise, userHref(administrator));
}

/** @param otherwise what it means that it is not so */
function check(answer: PromiseSettledResult<unknown>, title: string, otherwise: unknown, to: string): TemplateResult {
    const isOpen = answer.status === "fulfilled" && !answer.value;
    return html`<li>
        ${told(answer, (isSo) => label(isSo ? msg("Done") : msg("To do"), isSo ? "green" : "orange"))} ${isOpen ? html`<a href=${to}>${title}</a>` : title}
        ${isOpen ? html`<small>${otherwise}</small>` : nothing}
    </li>`;
}
