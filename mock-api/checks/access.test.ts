import { expect } from "chai";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { nameOf, OPERATIONS, pathFor } from "./operations.ts";

/** What everybody may use without signing in. */
const OPEN =
    /^(GET|POST) flows\/executor\/|^GET root\/config\/|^GET core\/tenants\/current\/|^GET schema\/|^POST stages\/authenticator\/duo\/\{stage_uuid\}\/enrollment_status\/|^GET providers\/saml\/\{id\}\/metadata\/|^POST sources\/plex\/redeem_token\//;

/** Changes that any user may ask for: of their own things, or of things that the rows' owner decides about. */
const OWN = new RegExp(
    [
        "^(POST|PUT|PATCH|DELETE) core/tokens/",
        "^POST core/users/\\{id\\}/set_password/",
        "^PUT core/users/update_self/",
        "^DELETE core/authenticated_sessions/",
        "^(PUT|PATCH|DELETE) (authenticators|oauth2|sources/user_connections|core/user_consent|events/notifications)/",
        "^POST (authenticators/(?!admin)|events/notifications/mark_all_seen|sources/user_connections|sources/plex/redeem_token)",
        "^(POST|PUT|PATCH|DELETE) events/events/",
        // While somebody enrols, nobody is signed in yet.
        "^POST stages/authenticator/duo/\\{stage_uuid\\}/enrollment_status/",
    ].join("|"),
);

/** What users may not even look at. The recorded half of it is tested by tests/recordings/rights.test.ts. */
const ADMINISTRATORS_ONLY =
    /^GET (admin\/(?!version)|authenticators\/admin\/|core\/users\/\{id\}\/(metrics|recovery|recovery_email)\/|flows\/inspector\/|flows\/instances\/(cache_info|\{slug\}\/export)\/|managed\/blueprints\/(?!.*used_by)|policies\/all\/cache_info\/)/;

const status = async (client: TestClient, operation: (typeof OPERATIONS)[number], backend: TestBackend): Promise<number> =>
    (await client.send(operation.method, pathFor(operation, backend), operation.method === "GET" || operation.method === "DELETE" ? undefined : {})).status;

describe("rights of every operation", () => {
    it("anonymous requests are refused, except where everybody is allowed", async () => {
        const backend = await createTestBackend();
        const wrong: string[] = [];
        for (const operation of OPERATIONS) {
            const answered = await status(backend.browser(), operation, backend);
            if ((answered === 403) === OPEN.test(nameOf(operation))) wrong.push(`${nameOf(operation)}: ${answered}`);
        }
        expect(wrong).to.deep.equal([]);
    });

    it("users change nothing but their own", async () => {
        const backend = await createTestBackend();
        const user = await backend.as("una");
        const wrong: string[] = [];
        for (const operation of OPERATIONS.filter(({ method, path }) => method !== "GET" && !path.startsWith("flows/executor/"))) {
            const answered = await status(user, operation, backend);
            if (answered !== 403 && !OWN.test(nameOf(operation))) wrong.push(`${nameOf(operation)}: ${answered}`);
            if (answered >= 500) wrong.push(`${nameOf(operation)}: ${answered}`);
        }
        expect(wrong).to.deep.equal([]);
    });

    it("users may ask for all but what only administrators see, and get no errors of ours", async () => {
        const backend = await createTestBackend();
        const user = await backend.as("una");
        const wrong: string[] = [];
        for (const operation of OPERATIONS.filter(({ method }) => method === "GET")) {
            const answered = await status(user, operation, backend);
            if ((answered === 403) !== ADMINISTRATORS_ONLY.test(nameOf(operation)) || answered >= 500) wrong.push(`${nameOf(operation)}: ${answered}`);
        }
        expect(wrong).to.deep.equal([]);
    });

    it("an administrator is refused nothing but what belongs to others alone", async () => {
        const backend = await createTestBackend();
        const fresh = backend.export();
        const wrong: string[] = [];
        for (const operation of OPERATIONS) {
            const answered = await status(backend.admin, operation, backend);
            // What one operation takes away another may need.
            if (operation.method !== "GET") await backend.import(fresh);
            if (answered === 403 || answered >= 500) wrong.push(`${nameOf(operation)}: ${answered}`);
        }
        expect(wrong).to.deep.equal([]);
    });
});
