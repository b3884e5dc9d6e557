import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { HttpError, notFound } from "#kernel/base/errors.ts";
import { ExpiringMap } from "#kernel/base/expiring-map.ts";
import { leadingPage } from "#kernel/http/html.ts";
import { ANYBODY } from "#kernel/http/reader.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import { ok, page } from "#kernel/http/operation.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import { languageOf } from "#mock/apps/tenants/language.ts";
import { choicePage } from "./choice.page.ts";
import { EXAMPLE_PEOPLE, examplePerson } from "./people.ts";
import { WORDS } from "./words.ts";

/** Where the example identity provider speaks as Plex does. */
const AT = "/-/sandbox/identity-provider/plex" as const;
export const EXAMPLE_API = `${AT}/api/v2` as const;

/** Whether a client of Plex is of the example: by its name, as nothing else of a source says whom to ask (D-520). */
export const isExampleClient = (client: string): boolean => client.startsWith("sandbox-");

/** A question whether somebody has signed in; `token` is null until they have. */
interface Pin {
    readonly id: number;
    readonly code: string;
    readonly token: string | null;
}

/** Questions that wait, by their code: for as long as Plex lets them. */
const pins = whileLoaded(() => new ExpiringMap<Pin>(30 * MINUTE_MS, 1000));
const CODE_LENGTH = 25;

const told = ({ id, code, token }: Pin) => ({ id, code, authToken: token });

const ask = ({ call: { db, random } }: { call: Call }): Response => {
    const [id = 0] = new Uint32Array(random.bytes(4).slice().buffer);
    const pin = { id, code: random.text(CODE_LENGTH), token: null };
    pins(db).set(pin.code, pin, random.now());
    return ok(told(pin), 201);
};

const look = ({ call: { db, random }, params }: { call: Call; params: { readonly id: string } }): Response => {
    const waiting = pins(db)
        .names(random.now())
        .map((code) => pins(db).get(code, random.now()));
    const pin = waiting.find((one) => String(one?.id) === params.id);
    if (!pin) throw notFound();
    return ok(told(pin));
};

/** A person's token: whoever opens the page may be anybody on it, so there is nothing to keep. */
const tokenOf = (person: string): string => `example-${person}`;
const OWNER = { id: "owner", name: "Owner", username: "owner", email: "owner@paperlane.example" };
const STRANGER = { id: "stranger", name: "Stranger", username: "stranger", email: "stranger@paperlane.example" };

const personOf = (call: Call) => {
    const id = (call.header("x-plex-token") ?? "").replace(/^example-/, "");
    const known = [OWNER, STRANGER].find((one) => one.id === id) ?? examplePerson(id);
    if (!known) throw new HttpError(401, { detail: "The token is not one of ours." });
    return known;
};

const shown = ({ id, name, username, email }: { id: string; name: string; username?: string; email?: string }) => ({
    id,
    title: name,
    ...(username === undefined ? {} : { username }),
    ...(email === undefined ? {} : { email }),
});

/** Friends have a share in one of the owner's servers. */
function resourcesOf(person: string) {
    const server = (name: string, clientIdentifier: string) => ({ name, clientIdentifier, provides: "server", owned: person === OWNER.id });
    const films = server("Paperlane films", "paperlane-films");
    if (person === STRANGER.id) return [];
    return person === OWNER.id ? [films, server("Paperlane records", "paperlane-records"), { ...films, name: "Television", provides: "player" }] : [films];
}

function choose({ call }: { call: Call }): Response {
    const code = call.query.get("code") ?? "";
    const answer = (person: string): string => `${AT}/choose/?${new URLSearchParams({ code, person }).toString()}`;
    return choicePage(call, {
        person: ({ id }) => answer(id),
        mishaps: [
            ["owner", answer(OWNER.id)],
            ["stranger", answer(STRANGER.id)],
        ],
    });
}

/** Whoever waits for the person is told by their next look. */
function chosen({ call }: { call: Call }): Response {
    const { db, random } = call;
    const pin = pins(db).get(call.query.get("code") ?? "", random.now());
    if (!pin) throw notFound("This question is not open any more.");
    pins(db).set(pin.code, { ...pin, token: tokenOf(call.query.get("person") ?? "") }, random.now());
    const language = languageOf(call);
    const { name, done } = WORDS[language];
    return page(leadingPage({ title: name, heading: done[0], texts: [done[1]], links: [], reader: { ...ANYBODY, language } }));
}

const spec = { authenticate: byNobody, errors: apiErrors };

export const examplePlex = [
    endpoint(`POST ${EXAMPLE_API}/pins`, spec, [ask]),
    endpoint(`GET ${EXAMPLE_API}/pins/{id}`, spec, [look]),
    endpoint(`GET ${EXAMPLE_API}/user`, spec, ({ call }) => ok(shown(personOf(call)))),
    endpoint(`GET ${EXAMPLE_API}/friends`, spec, ({ call }) => ok(personOf(call).id === OWNER.id ? EXAMPLE_PEOPLE.map(shown) : [])),
    endpoint(`GET ${EXAMPLE_API}/resources`, spec, ({ call }) => ok(resourcesOf(personOf(call).id))),
    endpoint(`GET ${AT}/auth/`, { authenticate: byNobody }, [choose]),
    endpoint(`GET ${AT}/choose/`, { authenticate: byNobody }, [chosen]),
];
