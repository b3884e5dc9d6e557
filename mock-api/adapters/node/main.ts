import path from "node:path";
import { fileURLToPath } from "node:url";
import { JournalError } from "#kernel/store/journal.ts";
import { createBackend } from "#mock/backend.ts";
import { ADMIN, DEFAULT_PASSWORD, openAccounts, ORDINARY, PASSWORD } from "#mock/apps/core/published.ts";
import { provideLocations } from "#mock/encoding/place.ts";
import { readAssets } from "./assets.ts";
import { exportData, openData } from "./data.ts";
import { listenForLdap } from "./ldap.ts";
import { ldapHint } from "./ldap-hint.ts";
import { optionsHelp, readOptions } from "./options.ts";
import { refuseFirstPasswords, refuseKnownPasswords, stillOpen, usersIn } from "./open-doors.ts";
import { providePython } from "#mock/python/python.ts";
import { builtPython } from "./python.ts";
import { BACK_OFF, provideNetwork } from "#mock/outside/network.ts";
import { provideMailer } from "#mock/outside/mailer.ts";
import { provideMailTemplates } from "#mock/apps/stages/mail-template.field.ts";
import { provideDirectories } from "#mock/outside/directory.ts";
import { mailTemplatesIn } from "./mail-templates.ts";
import { openDirectory } from "./directory.ts";
import { sendBySmtp, smtpSettings } from "./mailer.ts";
import { openGeoip } from "./geoip.ts";
import { sendOverHttp } from "./network.ts";
import { readSample } from "./sample.ts";
import { listen } from "./listen.ts";
import { refuseSecond, startSecond } from "./second/second.ts";
import { tellingLogins } from "./shells.ts";
import { trustedBy } from "./trusted-proxies.ts";

/** The engine over HTTP, with its data on disk: `npm run serve`. Data that are not there yet begin as a fresh install, or as the sample company. */
async function main(): Promise<void> {
    const values = readOptions();
    if (values.help) return console.log(optionsHelp());
    const port = readPort("--port", values.port);
    const providerPort = readPort("--provider-port", values["provider-port"] ?? String(port && port + 1));
    const ldapPorts = {
        ...(values["ldap-port"] === undefined ? {} : { plain: readPort("--ldap-port", values["ldap-port"]) }),
        ...(values["ldaps-port"] === undefined ? {} : { secure: readPort("--ldaps-port", values["ldaps-port"]) }),
    };
    const trusts = trustedBy(values["trusted-proxies"] ?? process.env.AUTHENTIK_LISTEN__TRUSTED_PROXY_CIDRS);
    if (values["with-provider"]) refuseSecond(values.host);
    // Nobody else may read the data.
    process.umask(0o077);
    const folder = path.resolve(values.data);
    if (values.export !== undefined) return console.log(await exportData(folder, path.resolve(values.export)));
    const journal = await openData(folder, values);
    const environment = Object.fromEntries(
        Object.entries(process.env).filter((entry): entry is [string, string] => entry[0].startsWith("AUTHENTIK_") && entry[1] !== undefined),
    );
    if (values.smtp !== undefined) Object.assign(environment, smtpSettings(values.smtp));
    if (values.strict) environment.AUTHENTIK_SANDBOX_STRICT = "true";
    const web = path.join(path.dirname(fileURLToPath(import.meta.url)), "web");
    let isSample = false;
    const firstState = async () => {
        isSample = values.sample;
        refuseFirstPasswords(values.host, isSample, environment);
        return isSample ? readSample(web) : null;
    };
    providePython(builtPython(web));
    provideNetwork({ send: sendOverHttp, isOpen: values.network, retryAfter: BACK_OFF });
    provideDirectories(openDirectory);
    provideMailer(sendBySmtp);
    if (values.geoip !== undefined) provideLocations(await openGeoip(path.resolve(values.geoip)));
    if (values.templates) provideMailTemplates(mailTemplatesIn(path.resolve(values.templates)));
    const hosts = [values.host, ...(environment.AUTHENTIK_SANDBOX_HOSTS ?? "").split(",").filter(Boolean)];
    const backend = await createBackend({ journal, environment, hosts, first: firstState });
    const users = usersIn(backend.export());
    await refuseKnownPasswords(values.host, users);
    const open = await openAccounts(users);
    const files = await readAssets(web);
    const asset = tellingLogins(files, stillOpen(backend, open));
    const first = await listen(backend, asset, { port, host: values.host, trusts });
    const second = values["with-provider"]
        ? await startSecond({ backend, first, folder, wish: values, port: providerPort, asset: files, environment })
        : undefined;
    const directories = await listenForLdap(backend, { host: values.host, ...ldapPorts });
    const password = environment.AUTHENTIK_BOOTSTRAP_PASSWORD ? "as AUTHENTIK_BOOTSTRAP_PASSWORD said at the first start" : DEFAULT_PASSWORD;
    console.log(`authentik sandbox is ready: ${first}/if/admin/\nSign in as ${ADMIN}, password ${password}. Data are kept in ${folder}.`);
    if (directories[0]) {
        console.log(`LDAP providers that an application uses answer at ${directories.join(" and ")}.`);
        const hint = await backend.look(({ db }) => ldapHint(db, directories[0]!));
        console.log(hint ? `Search as somebody who may: ${hint}` : "Nobody may search more than themself: no provider has a search group with members.");
    }
    if (isSample) console.log(`It holds a sample company: sign in as ${ORDINARY}, or as anybody else of it, with the password ${PASSWORD}.`);
    else if (values.sample) console.log("The sample company was not loaded: there are data already. Add --fresh to lose them.");
    if (second !== undefined)
        console.log(
            `Beside it stands a second sandbox, ${second}/if/user/: people sign in here through it, by OpenID Connect or SAML.\n` +
                `Choose one of its two buttons on the sign-in page of ${first}, as noor.haddad or another of its people, password ${PASSWORD}.`,
        );
    // What was acknowledged is durable, so there is nothing to tidy: signals end the process at once, whatever it is doing.
    // As process 1 of a container it would not be ended by a signal without a handler.
    if (process.pid === 1) for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => process.exit(0));
}

function readPort(option: string, value: string): number {
    const port = Number(value);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`${option} takes a number up to 65535, not ${value}.`);
    return port;
}

main().catch((error: NodeJS.ErrnoException) => {
    console.error(sentence(error));
    process.exit(1);
});

/** One sentence that says what to do. */
function sentence(error: NodeJS.ErrnoException): string {
    if (error.code === "EADDRINUSE") return "This port is in use: choose another with --port.";
    if (error.code === "EACCES") return "This port or folder may not be used: choose another with --port or --data.";
    if (error.code === "ENOSPC") return "The disk is full.";
    if (error instanceof JournalError) return error.message;
    return error.message;
}
