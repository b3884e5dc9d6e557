import type { Call } from "#kernel/http/call.ts";
import { type ErrorShape, pageErrors } from "#kernel/http/error-shapes.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { leadingPage } from "#kernel/http/html.ts";
import { page } from "#kernel/http/operation.ts";
import { readerOf } from "#kernel/http/reader.ts";
import type { Source } from "#mock/apps/sources/source.family.ts";
import { type Language, languageOf } from "#mock/apps/tenants/language.ts";

/** Why nobody can be signed in with what came back from a source. */
export type Reason =
    | "state"
    | "late"
    | "person"
    | "unasked"
    | "request"
    | "refused"
    | "token"
    | "profile"
    | "identity"
    | "unreadable"
    | "signature"
    | "unfit"
    | "taken"
    | "flow"
    | "stages";

/** How much of the other side's words a person is shown, in characters. */
const MAX_DETAIL = 500;

/** What came back from a source signs nobody in. `detail`: what the source, or whoever could not reach it, says. */
export class SignInFailed extends HttpError {
    readonly reason: Reason;
    readonly detail: string | undefined;

    constructor(reason: Reason, detail?: string) {
        const said = detail?.slice(0, MAX_DETAIL);
        super(400, { detail: said ?? WORDS.en.reasons[reason] });
        this.reason = reason;
        this.detail = said;
    }
}

interface Words {
    readonly heading: (source: string) => string;
    readonly reasons: Readonly<Record<Reason, string>>;
    readonly again: (source: string) => string;
    readonly back: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
    en: {
        heading: (source) => `Signing in with ${source} did not work`,
        reasons: {
            state: "This answer does not belong to a sign-in that was begun in this browser.",
            late: "The sign-in was begun too long ago.",
            person: "Since it was begun, somebody has signed in or out in this browser.",
            unasked: "Nobody here has asked for this answer, and somebody is signed in: nothing is connected.",
            request: "The other side does not take the request.",
            refused: "The other side has not let you in.",
            token: "The other side gives no token for its answer.",
            profile: "The other side does not tell who you are.",
            identity: "The other side's answer names nobody.",
            unreadable: "The other side's answer cannot be read.",
            signature: "Nothing proves that the answer is the other side's.",
            unfit: "The answer is not meant for here, or not for now.",
            taken: "The name in the answer belongs to somebody here.",
            flow: "No flow is chosen for this: an administrator has to choose one.",
            stages: "The flow for this has no stages: an administrator has to add some.",
        },
        again: (source) => `Try again with ${source}`,
        back: "Back to the sign-in page",
    },
    de: {
        heading: (source) => `Die Anmeldung mit ${source} hat nicht geklappt`,
        reasons: {
            state: "Diese Antwort gehört zu keiner Anmeldung, die in diesem Browser begonnen wurde.",
            late: "Die Anmeldung wurde vor zu langer Zeit begonnen.",
            person: "Seit sie begonnen wurde, hat sich in diesem Browser jemand an- oder abgemeldet.",
            unasked: "Um diese Antwort hat hier niemand gebeten, und es ist jemand angemeldet: Es wird nichts verbunden.",
            request: "Die andere Seite nimmt die Anfrage nicht an.",
            refused: "Die andere Seite hat Sie nicht eingelassen.",
            token: "Die andere Seite gibt für ihre Antwort kein Token.",
            profile: "Die andere Seite sagt nicht, wer Sie sind.",
            identity: "Die Antwort der anderen Seite nennt niemanden.",
            unreadable: "Die Antwort der anderen Seite ist nicht zu lesen.",
            signature: "Nichts beweist, dass die Antwort von der anderen Seite ist.",
            unfit: "Die Antwort ist nicht für hier oder nicht für jetzt bestimmt.",
            taken: "Der Name in der Antwort gehört jemandem hier.",
            flow: "Dafür ist kein Ablauf gewählt: Ein Administrator muss einen wählen.",
            stages: "Der Ablauf dafür hat keine Stages: Ein Administrator muss welche hinzufügen.",
        },
        again: (source) => `Noch einmal mit ${source}`,
        back: "Zurück zur Anmeldung",
    },
};

/** From here on a person reads on a page why they could not be signed in; `start`: where they begin anew. */
export const failurePages =
    (call: Call, { name }: Source, start: string): ErrorShape =>
    (error) => {
        if (!(error instanceof SignInFailed)) return pageErrors(error, call);
        const words = WORDS[languageOf(call)];
        const reader = readerOf(call);
        const document = leadingPage({
            title: words.heading(name),
            heading: words.heading(name),
            texts: [words.reasons[error.reason], ...(error.detail ? [reader.say(error.detail)] : [])],
            links: [
                { id: "again", text: words.again(name), href: start },
                { id: "back", text: words.back, href: "/flows/-/default/authentication/" },
            ],
            reader,
        });
        return page(document, error.status);
    };
