import type { Call } from "#kernel/http/call.ts";
import { ExpiringMap } from "#kernel/base/expiring-map.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import { attributeOf, type XmlElement } from "#mock/encoding/xml.ts";
import { RepeatedMessage, StaleMessage } from "../errors.ts";
import { momentOf } from "../names.ts";

interface Received {
    readonly call: Call;
    readonly provider: SamlProvider;
    readonly message: XmlElement;
}

/** How long a message is good for: it is looked at when whoever brings it has signed in, which takes a while. */
const LIFETIME_MS = 15 * MINUTE_MS;
/** Clocks of two machines differ. */
const SKEW_MS = MINUTE_MS;

/** SAML 2.0 Core, 3.2.1 (IssueInstant) and 3.7.1 (NotOnOrAfter). Compared so that what is no time is refused too. */
export function checkInstant({ call, message }: Received): void {
    const now = call.random.now();
    const issued = momentOf(attributeOf(message, "IssueInstant") ?? "");
    if (!(issued - SKEW_MS <= now && now < issued + LIFETIME_MS)) throw new StaleMessage();
    const until = attributeOf(message, "NotOnOrAfter");
    if (until !== undefined && !(now < momentOf(until) + SKEW_MS)) throw new StaleMessage();
}

/** Messages that were there, for as long as they would be good. */
const seen = whileLoaded(() => new ExpiringMap<true>(LIFETIME_MS + SKEW_MS));

/** SAML 2.0 Core, 1.3.4: an id stands for one message, so whatever comes a second time was recorded by somebody. */
export function takeOnce({ call, provider, message }: Received): void {
    const name = `${provider.pk} ${attributeOf(message, "ID")}`;
    const taken = seen(call.db);
    const now = call.random.now();
    if (taken.get(name, now)) throw new RepeatedMessage();
    taken.set(name, true, now);
}
