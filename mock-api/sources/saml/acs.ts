import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { milliseconds } from "#kernel/store/formats.ts";
import { submittingPage } from "#kernel/http/html.ts";
import { readerOf } from "#kernel/http/reader.ts";
import { page } from "#kernel/http/operation.ts";
import { DELETED_AT_LOGOUT } from "#mock/apps/core/sign-in.ts";
import { XmlError, type XmlElement } from "#mock/encoding/xml.ts";
import { FORMATS } from "#mock/protocols/saml/names.ts";
import { LongMessage, MessageRefused } from "#mock/protocols/saml/errors.ts";
import { readAnswer } from "#mock/protocols/saml/message.ts";
import { type Account, connect, connectionOf } from "../flow/account.ts";
import { arrive } from "../flow/flow-manager.ts";
import { MAX_USERNAME } from "../flow/person.ts";
import { pathOf } from "../flow/user-path.ts";
import { SignInFailed } from "../refusal.ts";
import { assertionOf, checkMeant, checkStatus, checkVouched, type Subject, subjectOf } from "./answer.ts";
import { finish, isWaiting, takeOnce } from "./attempt.ts";
import { acsUrl, issuerOf, type SamlSource, sourceNow } from "./source.ts";

interface Found {
    readonly call: Call;
    readonly db: Db;
    readonly source: SamlSource;
}

/** Marks a form that was sent once more by a page of ours. */
const AGAIN = "sent_again";

/** SAML 2.0 Bindings, 3.5.4: the answer in the form. */
export function readResponse({ call }: Found): { response: XmlElement } {
    const sent = call.form.get("SAMLResponse");
    return readable(() => ({ response: readAnswer(typeof sent === "string" ? sent : null) }));
}

/** What cannot be read is the answer's fault. */
function readable<T>(read: () => T): T {
    try {
        return read();
    } catch (error) {
        if (error instanceof LongMessage) throw new SignInFailed("unreadable", "It is too long.");
        if (error instanceof MessageRefused) throw new SignInFailed("unreadable", error.detail);
        if (error instanceof XmlError) throw new SignInFailed("unreadable", error.message);
        throw error;
    }
}

/** Of a form of another site the browser keeps the session's cookie back (SameSite): such an answer is sent once more, by a page of ours. */
export function sendAgain({ call, source }: Found): Response | undefined {
    if (isWaiting(call, source) || call.principal || call.form.has(AGAIN)) return undefined;
    return page(submittingPage(call.url.pathname, [...call.form.texts(), [AGAIN, "1"]], readerOf(call)));
}

interface Read {
    readonly subject: Subject;
    /** Nobody here has asked for it. */
    readonly isUnasked: boolean;
    readonly source: SamlSource;
}

/** The answer is good, signed by the source's certificate, for here and for now. The first thing that is not right decides. */
export async function readSubject({ call, db, source, response }: Found & { response: XmlElement }): Promise<Read> {
    const requestId = source.allow_idp_initiated && !isWaiting(call, source) ? undefined : finish(call, source);
    const assertion = readable(() => {
        checkStatus(response);
        return assertionOf(response);
    });
    const certificate = db.find("authentik_crypto.certificatekeypair", source.signing_kp)?.certificate_data;
    if (!certificate) throw new SignInFailed("signature", "The source has no certificate to check answers with.");
    const expected = { acs: acsUrl(call, source), issuer: issuerOf(call, source), requestId, now: call.random.now() };
    await call.outside(() => checkVouched(response, assertion, certificate));
    const subject = readable(() => {
        checkMeant(response, assertion, expected);
        return subjectOf(assertion);
    });
    const isUnasked = requestId === undefined;
    if (isUnasked) takeOnce(call, source, subject.id);
    return { subject, isUnasked, source: sourceNow(db, source) };
}

/** Signs in, enrols or connects whom the assertion names. */
export async function arriveAs({ call, db, source, subject, isUnasked }: Found & Read): Promise<Response> {
    const { name, format, attributes } = subject;
    const account: Account = { kind: "saml", source: source.pk, identifier: name, token: null };
    // Any site can have a browser bring an answer that it was given itself (login CSRF): who is signed in gets no account by it.
    if (isUnasked && call.principal && connectionOf(db, account)?.user !== call.principal.pk) throw new SignInFailed("unasked");
    if (format === FORMATS.transient && !call.principal && !connectionOf(db, account)) makeTransient({ call, db, source }, account);
    return arrive(call, source, { account, info: { ...attributes, username: name }, context: {} });
}

/** A name that does not last gets a user who does not either (SAML 2.0 Core, 8.3.8). */
function makeTransient({ call, db, source }: Found, account: Account): void {
    if (account.identifier.length > MAX_USERNAME) throw new SignInFailed("identity");
    if (db.by("authentik_core.user", "username", account.identifier)) throw new SignInFailed("taken");
    const expires = Math.floor((call.random.now() + milliseconds(source.temporary_user_delete_after)) / 1000);
    const user = db.create("authentik_core.user", {
        username: account.identifier,
        attributes: {
            "goauthentik.io/user/generated": true,
            "goauthentik.io/user/sources": [source.name],
            [DELETED_AT_LOGOUT]: true,
            "goauthentik.io/user/expires": expires,
        },
        path: pathOf(source),
    });
    connect(db, account, user.pk);
}
