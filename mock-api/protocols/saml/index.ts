import { byNobody, type Endpoint, endpoint } from "#kernel/http/endpoint.ts";
import type { Capable } from "#kernel/base/facet.ts";
import { redirect } from "#kernel/http/operation.ts";
import { demoServiceProvider } from "./demo/demo-service-provider.page.ts";
import { findProvider } from "./provider.ts";
import { sloEndpoints } from "./slo/slo.ts";
import { answerSaml } from "./sso/answer.stage.ts";
import { ssoEndpoints } from "./sso/sso.ts";

/** The metadata of an application, by an address that its other end can be told before it is known. */
const metadata = endpoint("GET /application/saml/{slug}/metadata/", { authenticate: byNobody }, [
    findProvider,
    ({ provider }: { provider: { pk: number } }) => redirect(`/api/v3/providers/saml/${provider.pk}/metadata/?download`),
]);

export const samlEndpoints: readonly Endpoint[] = [...ssoEndpoints, ...sloEndpoints, metadata, ...demoServiceProvider];

/** Stages that only plans of ours hold. */
export const samlStages: readonly Capable[] = [answerSaml];
