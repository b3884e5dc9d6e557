import type { Language } from "#mock/apps/tenants/language.ts";

/** What can be tried besides choosing somebody. */
export type Mishap = "deny" | "busy" | "code" | "state" | "nobody" | "unsigned" | "changed" | "other" | "stranger" | "owner";

interface Words {
    readonly name: string;
    readonly heading: string;
    readonly text: (installation: string) => string;
    readonly mishaps: string;
    /** Heading and text of the page that a person may close. */
    readonly done: readonly [heading: string, text: string];
    readonly mishap: Readonly<Record<Mishap, readonly [title: string, text: string]>>;
}

export const WORDS: Readonly<Record<Language, Words>> = {
    en: {
        name: "Example identity provider",
        heading: "Who are you?",
        text: (installation) =>
            `This stands for another company's sign-in page. ${installation} has sent you here, and is told whom you choose. Nobody on this page exists.`,
        mishaps: "Or see what happens when …",
        mishap: {
            deny: ["I say no", "You do not let the other side know who you are"],
            busy: ["It has no time", "The identity provider answers with an error of its own"],
            code: ["The code is worth nothing", "There is no token for it"],
            state: ["The answer is not ours", "It belongs to nothing that was begun here, as a forged one would"],
            nobody: ["Nobody is named", "There is a profile, with no id in it"],
            unsigned: ["The signature is missing", "Nothing proves who has written the answer"],
            changed: ["The answer was changed", "What it says is not what was signed"],
            other: ["It answers somebody else", "The answer is to a request that was not made here"],
            stranger: ["A stranger comes", "Somebody who is no friend of the owner"],
            owner: ["The owner comes", "Whoever the servers belong to: an administrator who loads them"],
        },
        done: ["Done", "The other window goes on by itself. You can close this one."],
    },
    de: {
        name: "Beispiel-Identitätsanbieter",
        heading: "Wer sind Sie?",
        text: (installation) =>
            `Dies steht für die Anmeldeseite einer anderen Firma. ${installation} hat Sie hierher geschickt und erfährt, wen Sie wählen. Niemanden auf dieser Seite gibt es.`,
        mishaps: "Oder sehen Sie, was geschieht, wenn …",
        mishap: {
            deny: ["… ich nein sage", "Die andere Seite erfährt nicht, wer Sie sind"],
            busy: ["… keine Zeit ist", "Der Anbieter antwortet mit einem eigenen Fehler"],
            code: ["… der Code nichts wert ist", "Es gibt kein Token dafür"],
            state: ["… die Antwort nicht von uns ist", "Sie gehört zu nichts, was hier begonnen wurde, wie eine gefälschte"],
            nobody: ["… niemand genannt wird", "Es gibt ein Profil, aber ohne Kennung"],
            unsigned: ["… die Signatur fehlt", "Nichts beweist, wer die Antwort geschrieben hat"],
            changed: ["… die Antwort geändert wurde", "Sie sagt nicht, was unterschrieben wurde"],
            other: ["… sie jemand anderem antwortet", "Die Antwort gehört zu einer Anfrage, die nicht von hier kam"],
            stranger: ["… jemand Fremdes kommt", "Jemand, der mit dem Besitzer nicht befreundet ist"],
            owner: ["… der Besitzer kommt", "Wem die Server gehören: Wer sie als Administrator lädt"],
        },
        done: ["Fertig", "Das andere Fenster geht von selbst weiter. Dieses können Sie schließen."],
    },
};
