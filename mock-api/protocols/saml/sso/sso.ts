import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { keepingWrites } from "#kernel/base/errors.ts";
import { redirect } from "#kernel/http/operation.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { inStrictMode } from "../../strict-mode.ts";
import { LongMessage, MessageRefused } from "../errors.ts";
import { MAX_MESSAGE } from "../message.ts";
import { checkAccess, findProvider, PROVIDER } from "../provider.ts";
import { checkStrictly } from "../strict/check-strictly.ts";
import { checkAcs } from "./check-acs.ts";
import { checkDetached, checkEnveloped } from "./check-signature.ts";
import { parseRequest } from "./parse-request.ts";
import { readPost, readRedirect } from "./read-request.ts";
import { startFlow, startUnasked } from "./start-flow.ts";

const spec = { authenticate: bySession };

/** Whoever sends a wrong request by the redirect binding leaves an event for the administrator. */
const telling =
    <C, R>(check: (context: C) => R | Promise<R>) =>
    async (context: C & { readonly call: Call; readonly provider: SamlProvider }): Promise<R> => {
        try {
            return await check(context);
        } catch (error) {
            if (!(error instanceof MessageRefused)) throw error;
            const { call, provider } = context;
            writeEvent(call, "configuration_error", "authentik.providers.saml.views.sso", {
                message: error.message,
                provider: describeModel(call, PROVIDER, provider),
            });
            throw keepingWrites(error);
        }
    };

/** SAML 2.0 Bindings, 3.4.4.1 and 3.5.4. */
const PARAMETERS = ["SAMLRequest", "RelayState", "SigAlg", "Signature"];
/** Longest query that a form may become, in characters: a sign-in carries it along, escaped once more, and servers read addresses to some length. */
const MAX_QUERY = 16_000;

/**
 * What came by POST goes on as GET, with its parameters in the address: a browser that was sent here by another site's form keeps the
 * session's cookie back until then, and whoever has to sign in first comes back to an address.
 */
export const asGet = ({ call }: { call: Call }): Response => {
    const parameters = new URLSearchParams([...call.form.texts()].filter(([name]) => PARAMETERS.includes(name)));
    if ([...parameters.values()].some((value) => value.length > MAX_MESSAGE) || parameters.toString().length > MAX_QUERY) throw new LongMessage();
    return redirect(`${call.url.pathname}${parameters.size ? `?${parameters.toString()}` : call.url.search}`);
};

const AT = "/application/saml/{slug}/sso/binding" as const;

const [readTelling, checkSignatureTelling, parseTelling, checkAcsTelling, checkStrictlyTelling] = [
    telling(readRedirect),
    telling(checkDetached),
    telling(parseRequest),
    telling(checkAcs),
    telling(checkStrictly),
];

/** SAML 2.0 Profiles, 4.1: single sign-on by each binding, and without being asked. The first check that fails decides. */
export const ssoEndpoints = [
    inStrictMode(
        endpoint(`GET ${AT}/redirect/`, spec, [
            findProvider,
            checkAccess,
            readTelling,
            checkSignatureTelling,
            parseTelling,
            checkAcsTelling,
            checkStrictlyTelling,
            startFlow,
        ]),
        endpoint(`GET ${AT}/redirect/`, spec, [findProvider, checkAccess, readTelling, checkSignatureTelling, parseTelling, checkAcsTelling, startFlow]),
    ),
    inStrictMode(
        endpoint(`GET ${AT}/post/`, spec, [findProvider, checkAccess, readPost, checkEnveloped, parseRequest, checkAcs, checkStrictly, startFlow]),
        endpoint(`GET ${AT}/post/`, spec, [findProvider, checkAccess, readPost, checkEnveloped, parseRequest, checkAcs, startFlow]),
    ),
    endpoint(`GET ${AT}/init/`, spec, [findProvider, checkAccess, startUnasked]),
    ...(["redirect", "post", "init"] as const).map((binding) => endpoint(`POST ${AT}/${binding}/`, { authenticate: byNobody }, [asGet])),
];
