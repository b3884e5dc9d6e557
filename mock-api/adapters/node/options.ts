import { parseArgs } from "node:util";

const OPTIONS = {
    "port": { type: "string", default: process.env.PORT ?? "9000", takes: "NUMBER", help: "port to listen at; 0 takes a free one" },
    "host": { type: "string", default: "127.0.0.1", takes: "ADDRESS", help: "address to listen at; 0.0.0.0 is every one of the machine" },
    "data": { type: "string", default: ".data", takes: "FOLDER", help: "where everything is kept" },
    "fresh": { type: "boolean", default: false, help: "throw away what is kept, and begin anew" },
    "sample": { type: "boolean", default: false, help: "begin with the sample company" },
    "recover": { type: "boolean", default: false, help: "go on with what is whole of damaged data" },
    "export": { type: "string", takes: "FILE", help: "write what is kept to a file, and end" },
    "strict": { type: "boolean", default: false, help: "hold OAuth2 to RFC 9700" },
    "network": { type: "boolean", default: false, help: "let webhooks, sources and gateways reach other machines than this one" },
    "with-provider": { type: "boolean", default: false, help: "start a second sandbox beside, to sign in through" },
    "provider-port": { type: "string", takes: "NUMBER", help: "port of the second one; left out: the next port" },
    "ldap-port": { type: "string", takes: "NUMBER", help: "answer LDAP here, with StartTLS" },
    "ldaps-port": { type: "string", takes: "NUMBER", help: "answer LDAP over TLS here" },
    "smtp": { type: "string", takes: "URL", help: "mail server to send by, as in smtp://127.0.0.1:1025" },
    "templates": { type: "string", default: process.env.AUTHENTIK_EMAIL__TEMPLATE_DIR, takes: "FOLDER", help: "email templates of one's own" },
    "geoip": { type: "string", takes: "FILE", help: "MaxMind database that knows where addresses are" },
    "trusted-proxies": { type: "string", takes: "NETWORKS", help: "proxies whose X-Forwarded headers count, with commas between them" },
    "help": { type: "boolean", default: false, help: "show this" },
} as const;

/** What the server was told when it was started. Throws an Error of one sentence for what it does not know. */
export const readOptions = () => parseArgs({ options: OPTIONS }).values;

/** A line for each option. */
export function optionsHelp(): string {
    const lines = Object.entries(OPTIONS).map(([name, option]) => {
        const heading = `--${name}${"takes" in option ? ` ${option.takes}` : ""}`;
        const usual = option.type === "string" && "default" in option && option.default ? ` (${option.default})` : "";
        return `  ${heading.padEnd(28)}${option.help}${usual}`;
    });
    return ["npm run serve -- [options]: the sandbox over HTTP, with its data on disk", ...lines].join("\n");
}
