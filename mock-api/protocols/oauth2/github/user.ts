import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { bearerErrors } from "#kernel/http/error-shapes.ts";
import { ok } from "#kernel/http/operation.ts";
import { groupNumber } from "#mock/apps/core/group.resource.ts";
import { groupsOf } from "#mock/apps/core/user.resource.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { type Bearer, corsOfToken, requireToken } from "../resources/access-token.ts";

const spec = { authenticate: byNobody, errors: bearerErrors, cors: corsOfToken };

/** What GitHub tells of a user and this installation has nothing for. */
const TEXTS =
    "node_id avatar_url gravatar_id url html_url followers_url following_url gists_url starred_url subscriptions_url organizations_url repos_url events_url received_events_url company blog location bio twitter_username";
const COUNTS = "public_repos public_gists followers following private_gists total_private_repos owned_private_repos disk_usage collaborators";
const empty = <V>(names: string, value: V): Record<string, V> => Object.fromEntries(names.split(" ").map((name) => [name, value]));

/** GET /user : for applications that know GitHub and nothing else. */
export const gitHubUser = endpoint("GET /user", spec, [
    requireToken("user:email"),
    ({ user }: Bearer): Response =>
        ok({
            login: user.username,
            id: user.pk,
            ...empty(TEXTS, ""),
            type: "User",
            site_admin: false,
            name: user.name,
            email: user.email,
            hireable: false,
            ...empty(COUNTS, 0),
            created_at: user.date_joined,
            updated_at: user.date_joined,
            two_factor_authentication: false,
            plan: { name: "None", space: 0, collaborators: 0, private_repos: 0 },
        }),
]);

const TEAM_TEXTS = "node_id url html_url description privacy permission members_url repositories_url created_at updated_at";

const slugOf = (name: string): string =>
    name
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, "")
        .trim()
        .replaceAll(/[-\s]+/g, "-");

/** GET /user/teams : groups as teams of one organization. */
export const gitHubTeams = endpoint("GET /user/teams", spec, [
    requireToken("read:org"),
    ({ call, user }: Bearer & { call: Call }): Response => {
        const { title } = currentTenant(call);
        const organization = { id: 1, login: slugOf(title), name: title, node_id: "", url: "", description: "" };
        return ok(
            groupsOf(call.db, user).map((group) => ({
                id: groupNumber(group),
                name: group.name,
                slug: slugOf(group.name),
                ...empty(TEAM_TEXTS, ""),
                ...empty("members_count repos_count", 0),
                parent: null,
                organization,
            })),
        );
    },
]);
