import type { Call } from "#kernel/http/call.ts";
import { askingPage } from "#kernel/http/html.ts";
import { readerOf } from "#kernel/http/reader.ts";
import { page, redirect } from "#kernel/http/operation.ts";
import { csrfField, hasCsrf } from "#mock/apps/core/identity.ts";
import { signOut } from "#mock/apps/core/sign-in.ts";
import { type Language, languageOf } from "#mock/apps/tenants/language.ts";
import type { SamlSource } from "./source.ts";

interface Words {
    readonly signOut: string;
    readonly question: (source: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
    en: { signOut: "Sign out", question: (source) => `Sign out here and of ${source}?` },
    de: { signOut: "Abmelden", question: (source) => `Hier und von ${source} abmelden?` },
};

function signOutQuestion(call: Call, source: string): string {
    const words = WORDS[languageOf(call)];
    return askingPage({ heading: words.signOut, text: words.question(source), button: words.signOut, fields: csrfField(call), reader: readerOf(call) });
}

/** Ends the session here, then leads to where it ends there. A page asks first: a link of somebody else's must not sign people out. */
export function signOutThere({ call, source }: { call: Call; source: SamlSource }): Response {
    if (call.principal) {
        if (!call.isUnsafe || !hasCsrf(call)) return page(signOutQuestion(call, source.name));
        signOut(call);
    }
    return redirect(source.slo_url || "/");
}
