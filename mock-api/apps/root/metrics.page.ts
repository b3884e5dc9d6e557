import type { Call } from "#kernel/http/call.ts";
import { basicCredentials } from "#kernel/http/credentials.ts";
import type { Db } from "#kernel/store/db.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import { equalInTime } from "#mock/apps/core/password.ts";
import { secretKey } from "#mock/apps/core/settings.model.ts";
import { cachedPlans } from "#mock/apps/flows/plan-cache.model.ts";
import { programsOf } from "#mock/apps/outposts/connected.ts";
import { type Gauge, PROMETHEUS, prometheusText, type Sample } from "#mock/encoding/prometheus.ts";

/** Programs that watch the installation have a name of their own; their password is its secret key (`AUTHENTIK_SECRET_KEY`). */
const WATCHER = "monitor";

function requireWatcher({ call, db }: { call: Call; db: Db }): void {
    const sent = basicCredentials(call);
    if (sent?.name === WATCHER && equalInTime(sent.secret, secretKey(db))) return;
    throw new HttpError(401, undefined, { "www-authenticate": 'Basic realm="authentik-monitoring"' });
}

/** What Prometheus reads. Of the original's numbers those that the engine has: it measures no durations (D-485). */
export const prometheus = endpoint("GET /-/metrics/", { authenticate: byNobody, errors: apiErrors }, [
    requireWatcher,
    ({ call }: { call: Call }) => new Response(prometheusText(gauges(call)), { headers: { "content-type": PROMETHEUS } }),
]);

const gauges = (call: Call): readonly Gauge[] => [
    { name: "authentik_admin_workers", help: "Currently connected workers", samples: [{ value: 1 }] },
    { name: "authentik_models", help: "Count of various objects", samples: models(call) },
    { name: "authentik_flows_cached", help: "Cached flows", samples: [{ value: cachedPlans(call.db) }] },
    { name: "authentik_system_tasks", help: "System tasks and their status", samples: tasks(call) },
    { name: "authentik_outposts_connected", help: "Currently connected outposts", samples: outposts(call, connected) },
    { name: "authentik_outposts_last_update", help: "Last update from any outpost", samples: outposts(call, lastUpdate) },
];

const models = (call: Call): Sample[] =>
    [...registryOf(call).resources.values()].map(({ app, modelName, model }) => ({
        labels: { model_name: modelName, app },
        value: call.db.all(model).length,
    }));

/** A task's value would be how long it took. */
const tasks = ({ db }: Call): Sample[] =>
    db.all("sandbox.task").map(({ pk, status }) => {
        const [name = "", ...uid] = pk.split(":");
        return { labels: { task_name: name, task_uid: uid.join(":"), status: status.toLowerCase() }, value: 0 };
    });

type Connected = ReturnType<typeof programsOf>[number];

const outposts = (call: Call, sample: (program: Connected, name: string, expected: string) => Sample): Sample[] =>
    call.db
        .all("authentik_outposts.outpost")
        .flatMap((outpost) => programsOf(call, outpost).map((program) => sample(program, outpost.name, String(outpost.config.kubernetes_replicas ?? 1))));

const connected = ({ uid }: Connected, outpost: string, expected: string): Sample => ({ labels: { outpost, uid, expected }, value: 1 });
const lastUpdate = ({ uid, version, seen }: Connected, outpost: string): Sample => ({ labels: { outpost, uid, version }, value: seen / 1000 });
