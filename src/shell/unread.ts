import { notifications, type Notification } from "#src/api/notifications.api.ts";
import { session } from "#src/context/session.ts";
import { Shared } from "#src/base/shared.ts";

/** More than anybody reads; the count includes the rest. */
const SHOWN = 50;

interface Unread {
    count: number;
    latest: readonly Notification[];
}

/** What the visitor has not seen yet: behind the bell, and in the drawer that it opens. */
export const unread = new Shared<Unread>(async () => {
    const { user } = await session.get();
    const { pagination, results } = await notifications.list({ user: user.pk, seen: false, ordering: "-created", page_size: SHOWN });
    return { count: pagination.count, latest: results };
});
