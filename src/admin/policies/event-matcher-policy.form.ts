import { msg } from "@lit/localize";
import { eventMatcherPolicies, type EventMatch, type EventMatcherPolicy } from "#src/api/policies.api.ts";
import { ACTIONS, actionLabel } from "#src/base/event-actions.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import type { Option } from "#src/elements/form/options.ts";
import { policyForm } from "./policy-form.ts";
import { policyWords } from "./policy-words.ts";

const { select, text } = fieldsFor<EventMatch>();

type Apps = Awaited<ReturnType<typeof eventMatcherPolicies.apps>>;

/** Creates and changes a policy about events. */
export const eventMatcherPolicyForm = policyForm<EventMatcherPolicy, EventMatch, Apps>({
    words: policyWords.eventMatcher,
    api: eventMatcherPolicies,
    help: "event-matcher-policy",
    load: (_, signal) => eventMatcherPolicies.apps(signal),
    fields: (apps) => [
        select("action", msg("Action"), actions(), { help: msg("What has happened. It passes when any of these three matches; at least one has to be set.") }),
        text("client_ip", msg("Client IP"), { help: msg("The whole address, for example “203.0.113.7”.") }),
        select(
            "app",
            msg("Part of authentik"),
            apps.map(({ name, label }) => ({ value: name, label })),
            { help: msg("Where the event comes from.") },
        ),
    ],
});

const actions = (): Option<string>[] => ACTIONS.map((value) => ({ value, label: actionLabel(value) }));
