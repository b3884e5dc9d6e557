import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { certificates } from "#src/api/certificates.api.ts";
import { tokens } from "#src/api/tokens.api.ts";
import { href } from "#src/base/route.ts";
import { label } from "#src/elements/label.ts";
import { link } from "#src/elements/table/column.ts";
import { relative } from "#src/elements/time.ts";
import { answersOf, missing } from "./answers.ts";
import type { Findings } from "./loaded-card.ts";

/** ms: time enough to renew something. */
const SOON_MS = 30 * 24 * 60 * 60 * 1000;
/** Those that end first are asked for; certificates cannot be sorted by it. */
const MOST = 100;
const LISTED = 6;

/** Something that works until a moment. */
interface Ending {
    kind: string;
    name: string;
    href: string;
    /** As in the API. */
    at: string;
}

/** Certificates and tokens that no longer work, or will not for long. Links by mail and invitations are meant to end. */
export const endingSoon: Findings = async (signal, again) => {
    const answers = await answersOf(
        certificates.list({ page_size: MOST, include_details: true }, signal),
        tokens.list({ expiring: true, ordering: "expires", page_size: MOST }, signal),
    );
    const [pairs, keys] = answers;
    const latest = Date.now() + SOON_MS;
    const found = (): Ending[] => [
        ...resultsOf(pairs).flatMap(({ name, cert_expiry: at }) =>
            at ? [{ kind: msg("Certificate"), name, at, href: href("/crypto/certificates", { search: name }) }] : [],
        ),
        ...resultsOf(keys).flatMap(({ identifier: name, intent, expires: at }) =>
            at && (intent === "api" || intent === "app_password")
                ? [{ kind: intent === "api" ? msg("API token") : msg("App password"), name, at, href: href("/core/tokens", { search: name }) }]
                : [],
        ),
    ];
    return () => {
        const ending = found()
            .filter(({ at }) => Date.parse(at) <= latest)
            .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
            .slice(0, LISTED);
        const isWhole = answers.every(({ status }) => status === "fulfilled");
        const none = isWhole ? html`<p>${msg("No certificate or token expires within 30 days.")}</p>` : nothing;
        return html`${ending.length > 0 ? table(ending) : none}${missing(answers, again)}`;
    };
};

const table = (ending: readonly Ending[]): TemplateResult =>
    html`<table>
        <tbody>
            ${ending.map(
                ({ kind, name, href: to, at }) =>
                    html`<tr>
                        <th scope="row">${link(to, name)}<small>${kind}</small></th>
                        <td>${label(relative(at), Date.parse(at) < Date.now() ? "red" : "orange")}</td>
                    </tr>`,
            )}
        </tbody>
    </table>`;

const resultsOf = <T>(answer: PromiseSettledResult<{ results: T[] }>): T[] => (answer.status === "fulfilled" ? answer.value.results : []);
