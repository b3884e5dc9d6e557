import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { sessions, type Session } from "#src/api/sessions.api.ts";
import { label } from "#src/elements/label.ts";
import { addressWithPlace } from "#src/elements/geo-place.ts";
import { moment } from "#src/elements/time.ts";
import type { ListDefinition } from "../list.ts";
import { plural } from "#src/base/plural.ts";

/** Browsers in which a user is signed in; deleting one signs it out. */
export const sessionList = (username: () => Promise<string> | string): ListDefinition<Session> => ({
    title: () => msg("Sessions"),
    load: async (query, signal) => sessions.list({ ...query, user__username: await username() }, signal),
    key: ({ uuid }) => uuid ?? "",
    name: ({ last_ip: ip }) => ip,
    order: "-expires",
    columns: [
        { title: () => msg("Last IP"), sort: "last_ip", cell: address },
        { title: () => msg("Browser"), cell: ({ user_agent: agent }) => agent.user_agent.family },
        { title: () => msg("Device"), cell: ({ user_agent: agent }) => agent.os.family },
        { title: () => msg("Expires"), sort: "expires", cell: ({ expires }) => moment(expires) },
    ],
    empty: () => ({ icon: "user", header: msg("No sessions."), text: msg("A session begins when the user signs in with a browser.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 session?"), other: msg(str`Delete ${count} sessions?`) }),
        key: ({ uuid }) => uuid ?? "",
        called: ({ last_ip: ip }) => msg(str`Session from ${ip}`),
        effect: (count) => plural(count, { one: msg("Whoever uses it is signed out."), other: msg("Whoever uses them is signed out.") }),
        destroy: sessions.destroy,
        isForGood: true,
        notice: (chosen) => (chosen.some(({ current }) => current) ? msg("One of them is this browser: you will be signed out.") : undefined),
    },
});

const address = ({ last_ip: ip, geo_ip: place, current }: Session): TemplateResult =>
    addressWithPlace(html`${ip} ${current ? label(msg("This browser"), "blue") : nothing}`, place);
