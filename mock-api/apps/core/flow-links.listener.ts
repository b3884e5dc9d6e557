import { on } from "#kernel/resource/listener.ts";

/**
 * A link that was mailed to somebody vouches for who could read the mail then. It ends when the account is switched off, gets another address, or another
 * password: whoever asked for it might be the one who is to be kept out (D-150).
 */
export const flowLinksListener = on("authentik_core.user", ["updated"], ({ row, before, db }) => {
    const isOver = before && ((before.is_active && !row.is_active) || before.email !== row.email || before.password_change_date !== row.password_change_date);
    if (!isOver) return;
    for (const { pk, flow } of db.where("authentik_core.token", "user", row.pk)) if (flow !== null) db.delete("authentik_core.token", pk);
});
