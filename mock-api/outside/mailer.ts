import type { Call } from "#kernel/http/call.ts";
import type { Models } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import type { Attachment } from "./mail-logo.ts";
import { isLoopbackName, networkOfHost } from "./network.ts";

/** A mail server, and how it is spoken to. */
export interface MailServer {
    readonly host: string;
    readonly port: number;
    /** "" where it asks for none. */
    readonly username: string;
    readonly password: string;
    /** Encrypted once it has greeted (STARTTLS, RFC 3207), from the beginning (RFC 8314 3.3), or not at all. */
    readonly encryption: "starttls" | "tls" | "none";
    /** For how long it may be silent, in ms. */
    readonly timeoutMs: number;
}

export interface Letter {
    readonly from: string;
    readonly to: string;
    readonly subject: string;
    readonly html: string;
    readonly text: string;
    readonly messageId: string;
    readonly attachments: readonly Attachment[];
}

/** Hands a letter to a server, and gives what that said. Rejects with an Error whose message says why it did not take it. */
export type SendLetter = (server: MailServer, letter: Letter) => Promise<string>;

let send: SendLetter | undefined;

/** Called by a host that speaks SMTP; a tab does not. */
export function provideMailer(provided: SendLetter | undefined): void {
    send = provided;
}

export const mailerOfHost = (): SendLetter | undefined => send;

/** Longest patience with a server, in seconds: a mail that waits is a request that is kept in memory. */
const MOST_PATIENCE = 60;

/** The server of an email stage, or of the installation; undefined where the host does not reach it, or none is named: its mails are kept here alone. */
export function mailServer(call: Call, stage?: Models["authentik_stages_email.emailstage"]): MailServer | undefined {
    const server = stage && !stage.use_global_settings ? ofStage(stage) : ofInstallation(call);
    return mailerOfHost() && server && (networkOfHost()?.isOpen || isLoopbackName(server.host)) ? server : undefined;
}

const ofStage = ({ host, port, username, password, use_tls, use_ssl, timeout }: Models["authentik_stages_email.emailstage"]): MailServer => ({
    ...{ host, port, username, password },
    encryption: encryptionOf(use_tls, use_ssl),
    timeoutMs: patience(timeout),
});

/** Source: authentik/lib/default.yml, `email`; without a host the sandbox sends nothing. */
function ofInstallation({ environment }: Call): MailServer | undefined {
    const setting = (name: string): string => own(environment, `AUTHENTIK_EMAIL__${name}`) ?? "";
    if (setting("HOST") === "") return undefined;
    return {
        host: setting("HOST"),
        port: Number(setting("PORT") || 25),
        username: setting("USERNAME"),
        password: setting("PASSWORD"),
        encryption: encryptionOf(setting("USE_TLS").toLowerCase() === "true", setting("USE_SSL").toLowerCase() === "true"),
        timeoutMs: patience(Number(setting("TIMEOUT") || 30)),
    };
}

/** Where both are set, the connection is encrypted from the beginning: Django refuses to send anything then. */
function encryptionOf(isStartTls: boolean, isTls: boolean): MailServer["encryption"] {
    if (isTls) return "tls";
    return isStartTls ? "starttls" : "none";
}

const patience = (seconds: number): number => 1000 * Math.min(Math.max(seconds, 1), MOST_PATIENCE);
