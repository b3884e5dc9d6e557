import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { can } from "#kernel/base/facet.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { type Offer, offers } from "#mock/apps/sources/offers.facet.ts";
import { samlSource } from "#mock/apps/sources/saml.resource.ts";
import { redirectChallenge } from "#mock/flows/challenge.ts";
import { awaitPython } from "#mock/python/python.ts";
import { askFirst } from "../flow/ask-first.ts";
import { arriveAs, readResponse, readSubject, sendAgain } from "./acs.ts";
import { metadataOf } from "./saml.actions.ts";
import { signOutThere } from "./slo.ts";
import { findAnySource, findSource, type SamlSource, startPath } from "./source.ts";
import { toProvider } from "./start.ts";

export { submitRequest } from "./start.ts";

const spec = { authenticate: bySession };

const metadata = ({ call, source }: { call: Call; source: SamlSource }): Response =>
    new Response(metadataOf(call, source), { headers: { "content-type": "text/xml" } });

export const samlSourceEndpoints = [
    endpoint("GET,POST /source/saml/{slug}/", spec, [findSource, askFirst, toProvider]),
    endpoint("POST /source/saml/{slug}/acs/", spec, [findSource, readResponse, sendAgain, awaitPython, readSubject, arriveAs]),
    endpoint("GET,POST /source/saml/{slug}/slo/", spec, [findSource, signOutThere]),
    endpoint("GET /source/saml/{slug}/metadata/", { authenticate: byNobody }, [findAnySource, metadata]),
];

const offer: Offer<SamlSource> = (source) => redirectChallenge(startPath(source));

export const samlOffer = can(samlSource, offers(offer));
