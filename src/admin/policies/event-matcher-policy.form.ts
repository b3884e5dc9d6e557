import { msg } from "@lit/localize";
import { html } from "lit";
import { eventMatcherPolicies, type EventMatch, type EventMatcherPolicy } from "#src/api/policies.api.ts";
import { ACTIONS, actionLabel } from "#src/base/event-actions.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import type { Option } from "#src/elements/form/options.ts";
import { memberForm } from "#src/pages/family.ts";
import { aboutPolicy, policyFields, policyTexts } from "./policy-form.ts";

const { select, text } = fieldsFor<EventMatch>();

type Apps = Awaited<ReturnType<typeof eventMatcherPolicies.apps>>;

/** Creates and changes a policy about events. */
export const eventMatcherPolicyForm = memberForm<EventMatcherPolicy, EventMatch, Apps>({
    texts: policyTexts,
    api: eventMatcherPolicies,
    about: aboutPolicy,
    help: "event-matcher-policy",
    load: (_, signal) => eventMatcherPolicies.apps(signal),
    intro: () => html`<p>${msg("Passes when any of these matches; at least one has to be set.")}</p>`,
    fields: (_, apps) => [
        ...policyFields(),
        select("action", msg("Action"), actions(), { help: msg("What has happened.") }),
        text("client_ip", msg("Client IP"), { help: msg("The address as a whole, as “203.0.113.7”.") }),
        select(
            "app",
            msg("Part of authentik"),
            apps.map(({ name, label }) => ({ value: name, label })),
            { help: msg("Where the event comes from.") },
        ),
    ],
});

const actions = (): Option<string>[] => ACTIONS.map((value) => ({ value, label: actionLabel(value) }));
