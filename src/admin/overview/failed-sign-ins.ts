import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { events, type Event } from "#src/api/events.api.ts";
import { href } from "#src/base/route.ts";
import { plural } from "#src/base/plural.ts";
import { link } from "#src/elements/table/column.ts";
import { factsOf, textOf } from "../events/values.ts";
import type { Findings } from "./loaded-card.ts";

/** Latest failures that are looked through: one page of the log. */
const LATEST = 100;
/** Names and addresses that are listed. */
const LISTED = 4;

/** How often each of some texts is there, most often first. */
function counted(texts: readonly string[]): (readonly [text: string, count: number])[] {
    const counts = new Map<string, number>();
    for (const text of texts) if (text !== "") counts.set(text, (counts.get(text) ?? 0) + 1);
    return [...counts].toSorted(([, a], [, b]) => b - a).slice(0, LISTED);
}

const tried = ({ context }: Event): string => textOf(factsOf(context)["username"]);

/** Whose name was tried in vain, and from where. */
export const failedSignIns: Findings = async (signal) => {
    const { results } = await events.list({ action: "login_failed", ordering: "-created", page_size: LATEST }, signal);
    const [names, addresses] = [counted(results.map(tried)), counted(results.map(({ client_ip: address }) => address ?? ""))];
    return () =>
        results.length === 0
            ? html`<p>${msg("Nobody has failed to sign in.")}</p>`
            : html`${table(msg("Username tried"), names, (name) => link(href("/events/log", { action: "login_failed", search: name }), name))}
                  ${table(msg("From"), addresses, (address) => link(href("/events/log", { action: "login_failed", client_ip: address }), address))}
                  <p>
                      <small
                          >${plural(results.length, { one: msg("From the latest failed attempt."), other: msg(str`From the latest ${results.length} failed attempts.`) })}</small
                      >
                      <a href=${href("/events/log", { action: "login_failed" })}>${msg("All failed sign-ins")}</a>
                  </p>`;
};

/** @param shown names that were tried are no users of the events: the log is searched for them */
const table = (title: string, counts: readonly (readonly [string, number])[], shown: (text: string) => unknown): TemplateResult | typeof nothing =>
    counts.length === 0
        ? nothing
        : html`<table>
              <thead>
                  <tr>
                      <th scope="col">${title}</th>
                      <th scope="col">${msg("Failures")}</th>
                  </tr>
              </thead>
              <tbody>
                  ${counts.map(
                      ([text, count]) =>
                          html`<tr>
                              <th scope="row">${shown(text)}</th>
                              <td>${count}</td>
                          </tr>`,
                  )}
              </tbody>
          </table>`;
