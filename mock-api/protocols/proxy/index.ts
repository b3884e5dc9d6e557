import type { Call } from "#kernel/http/call.ts";
import { atEveryHost, byNobody, type Endpoint, endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { noContent } from "#kernel/http/operation.ts";
import { addressOfEnvoy, addressOfNginx, addressOfTraefik, askNginx, requireForward, sendToSignIn } from "./forward.ts";
import { demoHostPage } from "./demo/demo-host.page.ts";
import { findGuarded, findProxied, type Guarded } from "./guarded.ts";
import { proxiedAt } from "./guards.ts";
import { passCredentials, passOutpost, passSession, passSkipped, refuseCredentials } from "./pass.ts";
import { answerCallback, finishSignIn, startSignIn, toStart, type Visit } from "./sign-in.ts";
import { answerSignOut, signOut } from "./sign-out.ts";

/** A check: the address of a request, as its visitor sees it. */
export function ownAddress({ call, guarded }: { call: Call; guarded: Guarded }): Pick<Visit, "url" | "path"> {
    const { pathname, search } = call.url;
    // Not resolved against the host: a path may begin with two slashes.
    return { url: new URL(new URL(guarded.root).origin + pathname + search), path: pathname };
}

const forAll = { authenticate: byNobody, host: atEveryHost, errors: apiErrors };

/** What whoever passes a request on asks about it, first answer wins. */
const signedIn = [answerCallback, answerSignOut, passSession, passCredentials, passSkipped, passOutpost] as const;

const METHODS = "GET,POST,PUT,PATCH,DELETE";

/** An outpost of proxy providers: what it answers on the host of each application, and about its requests. */
export const proxyEndpoints: readonly Endpoint[] = [
    demoHostPage,
    endpoint(`${METHODS} /outpost.goauthentik.io/ping`, forAll, noContent),
    endpoint("GET /outpost.goauthentik.io/start", forAll, [findGuarded, ownAddress, startSignIn]),
    endpoint("GET /outpost.goauthentik.io/callback", forAll, [findGuarded, ownAddress, finishSignIn]),
    endpoint(`${METHODS} /outpost.goauthentik.io/sign_out`, forAll, [findGuarded, ownAddress, signOut]),
    ...(["traefik", "caddy"] as const).map((name) =>
        endpoint(`GET /outpost.goauthentik.io/auth/${name}`, forAll, [findGuarded, requireForward, addressOfTraefik, ...signedIn, sendToSignIn]),
    ),
    endpoint("GET /outpost.goauthentik.io/auth/nginx", forAll, [
        findGuarded,
        requireForward,
        addressOfNginx,
        passSession,
        passCredentials,
        passSkipped,
        passOutpost,
        askNginx,
    ]),
    endpoint(`${METHODS} /outpost.goauthentik.io/auth/envoy/*`, forAll, [findGuarded, requireForward, addressOfEnvoy, ...signedIn, sendToSignIn]),
    endpoint(`${METHODS} /*`, { authenticate: byNobody, host: proxiedAt }, [
        findProxied,
        ownAddress,
        answerCallback,
        answerSignOut,
        passSession,
        passCredentials,
        passSkipped,
        refuseCredentials,
        toStart,
    ]),
];
