import path from "node:path";
import { randomness } from "#kernel/base/random.ts";
import { type Backend, createBackend } from "#mock/backend.ts";
import { openData, type Wish } from "../data.ts";
import { listen } from "../listen.ts";
import { isLoopback } from "../open-doors.ts";
import type { Site } from "../server.ts";
import { asClient, asProvider, certificateOf } from "./set-up.ts";

/** Letters and digits that the first sandbox proves itself with. */
const SECRET_LENGTH = 64;

/** What a second sandbox is started beside. */
export interface Beside {
    readonly backend: Backend;
    /** Where the first one is opened: `http://127.0.0.1:9000`. */
    readonly first: string;
    /** Folder of the first one's data; the second one's stand beside it. */
    readonly folder: string;
    readonly wish: Wish;
    readonly port: number;
    readonly asset: Site["asset"];
    readonly environment: Readonly<Record<string, string>>;
}

/** Where the data of the second sandbox are kept. */
export const folderBeside = (folder: string): string => path.join(path.dirname(folder), `${path.basename(folder)}-provider`);

/**
 * Starts a second sandbox as a provider of the first, and the two know each other: their addresses are those of this start, and the secret between them
 * is another each time. Gives where it is.
 */
export async function startSecond({ backend, first, folder, wish, port, asset, environment }: Beside): Promise<string> {
    const second = await createBackend({ journal: await openData(folderBeside(folder), wish), environment });
    const at = await listen(second, asset, { port, host: otherName(new URL(first).hostname) });
    const secret = randomness().text(SECRET_LENGTH);
    await second.import(await asProvider(second.export(), { first, secret }));
    const keys = await (await second.fetch(new Request(`${at}/application/o/first-openid/jwks/`), NO_COOKIES)).json();
    await backend.import(await asClient(backend.export(), { first, second: at, secret, keys, certificate: certificateOf(second.export()) }));
    return at;
}

const NO_COOKIES = { get: () => undefined, set: () => undefined };

/** Browsers send cookies to every port of a name: two sandboxes under one name would sign each other out. */
const otherName = (first: string): string => (first === "localhost" ? "127.0.0.1" : "localhost");

/** Throws where browsers of other machines would be sent to a second sandbox that they cannot reach. */
export function refuseSecond(host: string): void {
    if (!isLoopback(host)) throw new Error(`--with-provider is for browsers on this machine, and ${host} can be reached by others: leave out --host.`);
}
