import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { facts as list } from "#src/elements/description.ts";
import "#src/elements/html-frame.ts";
import "./event-flow.ts";
import "./named-user.ts";
import { factsOf, heading, kindOf, listOf, objectLink, readable, textOf, type Facts } from "./values.ts";
import { ownValue } from "#src/base/own-value.ts";

/** One part of the details of an event. */
export interface Part {
    /** What of the context it shows; what no part shows is listed at the end. */
    keys: readonly string[];
    render: (context: Facts) => unknown;
}

type Title = () => string;

/** What belongs together, under a heading. */
export const section = (title: string, content: unknown): unknown =>
    html`<section>
        <h3>${title}</h3>
        ${content}
    </section>`;

/** An object: what it is called, what it is, how it is found. */
export const object = (key: string, title: Title): Part => ({
    keys: [key],
    render: (context) => section(title(), objectFacts(ownValue(context, key))),
});

export function objectFacts(value: unknown): unknown {
    if (typeof value === "string" && value !== "") return html`<p>${value}</p>`;
    const model = factsOf(value);
    return list([
        [msg("Name"), "name" in model || "pk" in model ? objectLink(model) : ""],
        [msg("Kind"), kindOf(model)],
        [msg("App"), textOf(model["app"])],
        [msg("Key"), html`<code>${textOf(model["pk"]) || "–"}</code>`],
    ]);
}

/** Single values under names of their own. `said`: what a text is called where it is not shown as it is. */
export const values = (...entries: readonly (readonly [key: string, title: Title, said?: (text: string) => string])[]): Part => ({
    keys: entries.map(([key]) => key),
    render: (context) =>
        list(
            entries
                .filter(([key]) => Object.hasOwn(context, key))
                .map(([key, title, said]) => {
                    const value = ownValue(context, key);
                    return [title(), said && typeof value === "string" && value !== "" ? said(value) : readable(value)];
                }),
        ),
});

/** A flow that is named by its key alone. */
export const flowOf = (key: string, title: Title): Part => ({
    keys: [key],
    render: (context) => {
        const flow = textOf(ownValue(context, key));
        return flow ? list([[title(), html`<ak-event-flow flow=${flow}></ak-event-flow>`]]) : nothing;
    },
});

/** The name that somebody tried to sign in with: whoever has it is found by it. */
export const attempted: Part = {
    keys: ["username"],
    render: (context) => {
        const name = textOf(context["username"]);
        return name ? list([[msg("Username"), html`<ak-named-user username=${name}>${name}</ak-named-user>`]]) : nothing;
    },
};

/** The message; several lines, as a traceback has, keep their form. The first key with a text is taken. */
export const message = (title: Title, ...keys: readonly string[]): Part => ({
    keys,
    render: (context) => {
        const said = keys.map((key) => ownValue(context, key)).find((value) => listOf(value).length > 0);
        if (said === undefined) return nothing;
        const text = textOf(said);
        if (text === "") return section(title(), readable(said));
        return section(title(), text.includes("\n") ? html`<pre class="trace" tabindex="0">${text}</pre>` : html`<p class="said">${text}</p>`);
    },
});

/** A program, with its parts in colours. */
export const program = (key: string, title: Title): Part => ({
    keys: [key],
    render: (context) => {
        if (textOf(ownValue(context, key)) === "") return nothing;
        void import("#src/elements/code/codemirror.ts");
        return section(title(), html`<ak-codemirror readonly mode="python" label=${title()} .value=${textOf(ownValue(context, key))}></ak-codemirror>`);
    },
});

/** What a policy was asked: who wants to get at what, and under which circumstances. */
export const request: Part = {
    keys: ["request"],
    render: (context) => {
        const asked = factsOf(context["request"]);
        return section(
            msg("Policy request"),
            list([
                [msg("User"), readable(asked["user"])],
                [msg("Object"), readable(asked["obj"])],
                [msg("Context"), readable(asked["context"])],
            ]),
        );
    },
};

/** What a policy answered. */
export const result: Part = {
    keys: ["result"],
    render: (context) => {
        const answer = factsOf(context["result"]);
        return section(
            msg("Result"),
            list([
                [msg("Passed"), "passing" in answer ? readable(answer["passing"] === true) : "–"],
                [msg("Messages"), readable(answer["messages"])],
                [msg("Log"), readable(answer["log_messages"])],
            ]),
        );
    },
};

/** A mail as its reader sees it, without scripts, forms and links to here. */
export const mail: Part = {
    keys: ["body"],
    render: (context) =>
        textOf(context["body"]) === ""
            ? nothing
            : html`<ak-expand>
                  <span slot="summary">${msg("Body of the email")}</span>
                  <ak-html-frame label=${msg("Body of the email")} .page=${textOf(context["body"])}></ak-html-frame>
              </ak-expand>`,
};

/** Fields that changed, before and after; for servers that record them. */
export const changes: Part = {
    keys: ["diff"],
    render: (context) => {
        const fields = Object.entries(factsOf(context["diff"]));
        if (fields.length === 0) return nothing;
        return section(
            msg("Changed fields"),
            html`<table class="changes">
                <thead>
                    <tr>
                        <th scope="col">${msg("Field")}</th>
                        <th scope="col">${msg("Before")}</th>
                        <th scope="col">${msg("After")}</th>
                    </tr>
                </thead>
                <tbody>
                    ${fields.map(([field, change]) => {
                        const { previous_value: before, new_value: after } = factsOf(change);
                        return html`<tr>
                            <th scope="row">${heading(field)}</th>
                            <td>${readable(before)}</td>
                            <td>${readable(after)}</td>
                        </tr>`;
                    })}
                </tbody>
            </table>`,
        );
    },
};

/** What no other part shows: nothing of an event's context is left out. */
export function rest(context: Facts, shown: readonly Part[]): unknown {
    const known = new Set(["http_request", "geo", ...shown.flatMap(({ keys }) => keys)]);
    const others = Object.entries(context).filter(([key]) => !known.has(key));
    return others.length === 0 ? nothing : list(others.map(([key, value]) => [heading(key), readable(value)]));
}
