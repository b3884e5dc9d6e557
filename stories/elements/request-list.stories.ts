import { html } from "lit";
import { requestLog } from "#src/api/request-log.ts";
import "#src/shell/requests/request-list.ts";
import { LONG } from "../support/data.ts";
import { settled } from "../support/fixture.ts";
import { everything } from "../support/press.ts";
import { dark, narrow, of, rightToLeft, type Story } from "../support/story.ts";

export default { title: "Elements/Shell/ak-request-list" };

const requests = (...urls: string[]) =>
    of(() => {
        requestLog.clear();
        urls.forEach((url, at) =>
            requestLog.add({
                method: at % 2 ? "POST" : "GET",
                url,
                status: [200, 403, 500, 0][at % 4]!,
                duration: 31.4 * at,
                at: new Date(2023, 1, 15, 9, at),
                sent: at % 2 ? '{"name":"Ada","password":"never shown"}' : undefined,
                answer: '{"results":[{"pk":1,"name":"Ada","key":"never shown"}]}',
            }),
        );
        return html`<ak-request-list></ak-request-list>`;
    });

/** With what was sent and answered. */
const opened = (story: Story): Story => ({
    ...story,
    play: async () => {
        await settled();
        for (const element of everything(document.body)) if (element instanceof HTMLDetailsElement) element.open = true;
        await settled();
    },
});

export const Default = requests("/api/v3/core/users/?ordering=name", "/api/v3/core/groups/", "/api/v3/root/config/", "/api/v3/core/users/me/");
export const Opened = opened(Default);
export const OpenedDark = dark(Opened);
export const OpenedNarrow = narrow(Opened);
export const Empty = requests();
export const LongText = requests(`/api/v3/core/users/?search=${LONG}`);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
