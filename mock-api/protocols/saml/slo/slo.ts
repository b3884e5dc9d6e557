import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { redirect } from "#kernel/http/operation.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { attributeOf, type XmlElement } from "#mock/encoding/xml.ts";
import { inStrictMode } from "../../strict-mode.ts";
import { UnexpectedMessage, UnreadableMessage } from "../errors.ts";
import { PROTOCOL } from "../names.ts";
import { checkAccess, findProvider } from "../provider.ts";
import { checkDetached, checkEnveloped } from "../sso/check-signature.ts";
import { readPost, readRedirect } from "../sso/read-request.ts";
import { asGet } from "../sso/sso.ts";
import { checkStrictly } from "../strict/check-strictly.ts";

/** SAML 2.0 Core, 3.7.1. */
function checkLogoutRequest({ message }: { message: XmlElement }): void {
    if (message.local !== "LogoutRequest" || message.namespace !== PROTOCOL) throw new UnexpectedMessage();
    if (!attributeOf(message, "ID")) throw new UnreadableMessage("It has no ID.");
}

/** The person says on a page what is to end: nothing ends by a request alone. */
const toSessionEnd = ({ application }: { application: Application }): Response => redirect(`/if/session-end/${encodeURIComponent(application.slug)}/`);

const AT = "/application/saml/{slug}/slo/binding" as const;
const spec = { authenticate: bySession };

/** SAML 2.0 Profiles, 4.4: who signs out of an application. */
export const sloEndpoints = [
    inStrictMode(
        endpoint(`GET ${AT}/redirect/`, spec, [findProvider, checkAccess, readRedirect, checkDetached, checkLogoutRequest, checkStrictly, toSessionEnd]),
        endpoint(`GET ${AT}/redirect/`, spec, [findProvider, checkAccess, readRedirect, checkLogoutRequest, toSessionEnd]),
    ),
    inStrictMode(
        endpoint(`GET ${AT}/post/`, spec, [findProvider, checkAccess, readPost, checkEnveloped, checkLogoutRequest, checkStrictly, toSessionEnd]),
        endpoint(`GET ${AT}/post/`, spec, [findProvider, checkAccess, readPost, checkLogoutRequest, toSessionEnd]),
    ),
    ...(["redirect", "post"] as const).map((binding) => endpoint(`POST ${AT}/${binding}/`, { authenticate: byNobody }, [asGet])),
];
