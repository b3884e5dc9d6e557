import type { Call } from "#kernel/http/call.ts";
import { askingPage } from "#kernel/http/html.ts";
import { page } from "#kernel/http/operation.ts";
import { readerOf } from "#kernel/http/reader.ts";
import { csrfField, isOurs } from "#mock/apps/core/identity.ts";
import type { Source } from "#mock/apps/sources/source.family.ts";
import { type Language, languageOf } from "#mock/apps/tenants/language.ts";

interface Words {
    readonly connect: string;
    readonly question: (source: string, username: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
    en: { connect: "Connect", question: (source, username) => `Connect an account of ${source} with ${username}? It can sign in as ${username} from then on.` },
    de: {
        connect: "Verbinden",
        question: (source, username) => `Ein Konto bei ${source} mit ${username} verbinden? Es kann sich danach als ${username} anmelden.`,
    },
};

/**
 * A check: whoever is signed in, and so would be connected, is asked, unless a page of ours has led here. Who leads others here could have signed
 * them in at the source as themselves before, and would sign in as them from then on (as CVE-2015-9284 has it).
 */
export function askFirst({ call, source }: { readonly call: Call; readonly source: Source }): Response | undefined {
    if (!call.principal || isOurs(call)) return undefined;
    const { connect, question } = WORDS[languageOf(call)];
    const text = question(source.name, call.principal.username);
    return page(askingPage({ heading: connect, text, button: connect, fields: csrfField(call), reader: readerOf(call) }));
}
