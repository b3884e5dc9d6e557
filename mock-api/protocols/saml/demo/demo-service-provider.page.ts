import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { ok, redirect } from "#kernel/http/operation.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { findProvider } from "../provider.ts";

const tell = ({ application, provider }: { application: Application; provider: SamlProvider }): Response => {
    const { pk, acs_url, audience } = provider;
    return ok({ name: application.name, provider: pk, acs_url, audience });
};

/** The demo is a page: what came by a form goes on behind the `#` of its address, which no browser sends anywhere and no log holds. */
const handOn =
    (parametersOf: (call: Call) => Iterable<[string, string]>) =>
    ({ call, params }: { call: Call; params: { readonly slug: string } }): Response => {
        const parameters = new URLSearchParams([...parametersOf(call)].filter(([name]) => name === "SAMLResponse" || name === "RelayState"));
        return redirect(`/demo/saml/${encodeURIComponent(params.slug)}/#${parameters.toString()}`);
    };

const AT = "/-/sandbox/demo/saml/{slug}" as const;

/**
 * GET /-/sandbox/demo/saml/{slug}/ : what the built-in demo application has to know to sign in through an application's provider. A browser that is
 * sent here learns the same.
 * POST, GET …/acs/ : the demo's assertion consumer service (SAML 2.0 Bindings, 3.5 and 3.4), which leads to its page.
 */
export const demoServiceProvider = [
    endpoint(`GET ${AT}/`, { authenticate: byNobody, errors: apiErrors }, [findProvider, tell]),
    endpoint(`POST ${AT}/acs/`, { authenticate: byNobody }, [handOn(({ form }) => form.texts())]),
    endpoint(`GET ${AT}/acs/`, { authenticate: byNobody }, [handOn(({ url }) => url.searchParams)]),
];
