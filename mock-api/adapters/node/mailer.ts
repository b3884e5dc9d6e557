import { createTransport } from "nodemailer";
import { isLoopbackName } from "#mock/outside/network.ts";
import type { MailServer, SendLetter } from "#mock/outside/mailer.ts";

/** Speaks SMTP, a connection for each letter. */
export const sendBySmtp: SendLetter = async (server, { from, to, subject, html, text, messageId, attachments }) => {
    const transport = createTransport(connection(server));
    try {
        const { response } = await transport.sendMail({
            from,
            // As an object: a comma in a text would make several recipients of one.
            to: { name: "", address: to },
            ...{ subject, html, text, messageId },
            attachments: attachments.map(({ name, type, cid, data }) => ({
                ...{ filename: name, contentType: type, cid },
                ...{ content: data, encoding: "base64", contentDisposition: "inline" as const },
            })),
            // A letter says what is in it: nothing is read from a path or an address.
            disableFileAccess: true,
            disableUrlAccess: true,
        });
        return response;
    } catch (error) {
        throw new Error(`${server.host}:${server.port} did not take it: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    } finally {
        transport.close();
    }
};

const connection = ({ host, port, username, password, encryption, timeoutMs }: MailServer) => ({
    ...{ host, port },
    secure: encryption === "tls",
    requireTLS: encryption === "starttls",
    ignoreTLS: encryption === "none",
    // Whoever tries it on their own machine has a certificate that nobody vouches for.
    tls: { rejectUnauthorized: !isLoopbackName(host) },
    ...(username === "" ? {} : { auth: { user: username, pass: password } }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs },
});

/** What `--smtp` says, as the settings of the environment that authentik has for it. Throws an Error that says what is wrong. */
export function smtpSettings(address: string): Record<string, string> {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "" || !["", "/"].includes(url.pathname))
        throw new Error(`--smtp takes an address such as smtp://user:password@127.0.0.1:25?tls=true or smtps://…, not ${address}.`);
    const [tls = "false", ...others] = url.searchParams.getAll("tls");
    if (others.length || !["true", "false"].includes(tls) || [...url.searchParams.keys()].some((name) => name !== "tls"))
        throw new Error("--smtp knows ?tls=true and ?tls=false alone.");
    const isTls = url.protocol === "smtps:";
    if (isTls && tls === "true") throw new Error("--smtp smtps:// is encrypted from the beginning: leave ?tls=true out.");
    return {
        AUTHENTIK_EMAIL__HOST: url.hostname.replace(/^\[(.*)\]$/, "$1"),
        AUTHENTIK_EMAIL__PORT: url.port || (isTls ? "465" : "25"),
        AUTHENTIK_EMAIL__USERNAME: decodeURIComponent(url.username),
        AUTHENTIK_EMAIL__PASSWORD: decodeURIComponent(url.password),
        AUTHENTIK_EMAIL__USE_TLS: tls,
        AUTHENTIK_EMAIL__USE_SSL: String(isTls),
    };
}
