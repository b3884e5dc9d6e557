import type { Db } from "#kernel/store/db.ts";
import type { Randomness } from "#kernel/base/fields.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { hashPassword } from "#mock/apps/core/password.ts";
import { ADMIN, DEFAULT_PASSWORD } from "#mock/apps/core/published.ts";
import { ensureEmbedded } from "#mock/apps/outposts/outpost.resource.ts";

const SECRET_LENGTH = 50;

/**
 * What an installation makes for itself at its first start: its secret key, and the first administrator's password and token
 * (`AUTHENTIK_BOOTSTRAP_PASSWORD`, `AUTHENTIK_BOOTSTRAP_TOKEN`). From the second start on it only sees to the embedded outpost.
 */
export async function prepareInstallation(db: Db, random: Randomness, environment: Readonly<Record<string, string>>): Promise<void> {
    ensureEmbedded(db);
    if (db.find("sandbox.setting", "secret_key")) return;
    db.create("sandbox.setting", { pk: "secret_key", value: environment.AUTHENTIK_SECRET_KEY ?? random.text(SECRET_LENGTH) });
    const admin = db.by("authentik_core.user", "username", ADMIN);
    if (!admin) return;
    const now = timestamp(random.now());
    db.update("authentik_core.user", admin.pk, {
        password: await hashPassword(environment.AUTHENTIK_BOOTSTRAP_PASSWORD ?? DEFAULT_PASSWORD, random),
        password_change_date: now,
        date_joined: now,
    });
    const key = environment.AUTHENTIK_BOOTSTRAP_TOKEN;
    if (key) db.create("authentik_core.token", { identifier: "authentik-bootstrap-token", intent: "api", user: admin.pk, key, expiring: false });
}
