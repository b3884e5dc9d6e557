import type { Call } from "#kernel/http/call.ts";
import type { JsonObject, Key } from "#kernel/base/models.ts";
import { redirect } from "#kernel/http/operation.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { Source } from "#mock/apps/sources/source.family.ts";
import { type Language, languageOf } from "#mock/apps/tenants/language.ts";
import { INBUILT } from "#mock/apps/stages/password.resource.ts";
import { memoryStep, Plan } from "#mock/flows/plan.ts";
import { makePlan } from "#mock/flows/planner.ts";
import { deniedPage } from "#mock/protocols/access-gate.ts";
import { enterPlan } from "#mock/protocols/authorization-flow.ts";
import { type Arrival, connect, connectionWith } from "./account.ts";
import { CONNECTED, TOKEN } from "./connected.stage.ts";
import { decide } from "./matching.ts";
import { takeNext } from "./next.ts";
import { SignInFailed } from "../refusal.ts";
import { sayLinked } from "./say-linked.ts";
import { pathOf } from "./user-path.ts";

/** The user settings, where people connect themselves: its tab in the address as the interface writes it. */
const SETTINGS = `/if/user/#/settings;${encodeURIComponent(JSON.stringify({ page: "page-sources" }))}`;

/** Sends somebody who comes from a source on: into the flow that signs in or enrols, to the settings, or away. */
export async function arrive(call: Call, source: Source, arrival: Arrival): Promise<Response> {
    const decision = decide(call, source, arrival);
    switch (decision.action) {
        case "link":
            return link(call, source, arrival, decision.user);
        case "match":
            connect(call.db, arrival.account, decision.user);
            return signIn(call, source, arrival, decision.user);
        case "authenticate":
            return signIn(call, source, arrival, decision.user);
        case "enroll":
            return enroll(call, source, arrival);
        case "deny":
            return deniedPage(call, [DENIALS[languageOf(call)][decision.missing ?? "taken"](source.name)]);
    }
}

type Denial = "taken" | "email" | "username";

const DENIALS: Readonly<Record<Language, Readonly<Record<Denial, (source: string) => string>>>> = {
    en: {
        taken: (source) => `${source} cannot be used to sign in with this account: somebody here may be the same person. Sign in the way you did before.`,
        email: (source) => `${source} tells no email address of this account, by which people are known here. Sign in the way you did before.`,
        username: (source) => `${source} tells no user name of this account, by which people are known here. Sign in the way you did before.`,
    },
    de: {
        taken: (source) =>
            `${source} kann mit diesem Konto nicht zur Anmeldung dienen: Vielleicht ist schon jemand hier dieselbe Person. Melden Sie sich an wie bisher.`,
        email: (source) => `${source} nennt zu diesem Konto keine E-Mail-Adresse, an der man hier erkannt wird. Melden Sie sich an wie bisher.`,
        username: (source) => `${source} nennt zu diesem Konto keinen Benutzernamen, an dem man hier erkannt wird. Melden Sie sich an wie bisher.`,
    },
};

function link(call: Call, source: Source, { account }: Arrival, user: number): Response {
    takeNext(call);
    if (connectionWith(call.db, source.pk, user)) return redirect("/");
    connect(call.db, account, user);
    writeEvent(call, "source_linked", "authentik.core.sources.flow_manager", { message: "Linked Source", source: sourceReference(call, source) });
    sayLinked(call, source.pk);
    return redirect(SETTINGS);
}

const signIn = (call: Call, source: Source, arrival: Arrival, user: number): Promise<Response> =>
    enter(call, source, arrival, source.authentication_flow, { pending_user: { pk: user } });

function enroll(call: Call, source: Source, arrival: Arrival): Promise<Response> {
    const prompt_data = Object.fromEntries(Object.entries(arrival.info).filter(([, value]) => value !== null && value !== undefined));
    return enter(call, source, arrival, source.enrollment_flow, { prompt_data, user_path: pathOf(source) }, (plan) => plan.append(memoryStep(CONNECTED)));
}

async function enter(
    call: Call,
    source: Source,
    { account, context }: Arrival,
    key: Key | null,
    more: JsonObject,
    prepare: (plan: Plan) => void = () => undefined,
): Promise<Response> {
    const flow = call.db.find("authentik_flows.flow", key);
    if (!flow) throw new SignInFailed("flow");
    const plan = await makePlan(call, flow, {
        // What policies of the flow decide depends on what the source tells of this person: the plan of the one before is not theirs (D-534).
        usesCache: false,
        context: {
            ...context,
            ...more,
            "user_backend": INBUILT,
            "is_sso": true,
            "source": { ...sourceReference(call, source) },
            "redirect": takeNext(call) ?? "/if/user/",
            "goauthentik.io/sources/connection": { ...account, token: null },
        },
    });
    if (!(plan instanceof Plan)) {
        if (plan.reason === "not applicable") return deniedPage(call, plan.messages.filter(Boolean));
        throw new SignInFailed("stages");
    }
    if (account.token !== null) call.session.set(TOKEN, account.token);
    prepare(plan);
    return enterPlan(call, plan);
}

const sourceReference = (call: Call, source: Source) => describeModel(call, call.db.modelOf("authentik_core.source", source.pk)!, source);
