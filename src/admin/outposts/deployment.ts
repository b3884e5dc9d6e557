import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { Outpost } from "#src/api/outposts.api.ts";
import { root } from "#src/api/root.api.ts";
import { tokens } from "#src/api/tokens.api.ts";
import "#src/elements/copy.ts";
import { facts } from "#src/elements/description.ts";
import { show } from "#src/elements/dialog/dialogs.ts";
import "#src/elements/expand.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import "#src/elements/snippet.ts";
import { asServer } from "./as-server.ts";
import { compose, type Deployed, environment, manifest } from "./deployment-files.ts";
import { hostOf } from "./outpost-words.ts";

/** Shows what to run, and where, so that an outpost works: the server would do the same itself, if it had an integration. */
export async function showDeployment(outpost: Outpost): Promise<void> {
    try {
        const { version_current: version } = await root.version();
        await show({ header: msg("How to run the outpost"), size: "lg", content: content(deployedBy(version)(outpost)) });
    } catch (error) {
        notifyFailure(error);
    }
}

/** What an outpost is told at its start, by a server of this version. The key itself is asked for by who copies it only: each look at it is an event. */
export const deployedBy =
    (version: string) =>
    (outpost: Outpost): Deployed => ({ outpost, version, host: hostOf(outpost) || location.origin, token: msg("the token, copied above") });

/** What an outpost reaches the server by. */
export const access = ({ outpost, host }: Deployed): TemplateResult =>
    facts([
        [msg("Server"), html`<ak-copy value=${host} label=${msg("address of the server")}></ak-copy>`],
        [
            msg("Token"),
            html`<ak-copy label=${msg("token")} .load=${async () => (await tokens.viewKey(outpost.token_identifier)).key}
                ><span aria-hidden="true">••••••••</span></ak-copy
            >`,
        ],
        // What it is called among the tokens is not what the outpost is told.
        [msg("Identifier of the token"), html`<code>${outpost.token_identifier}</code>`],
    ]);

/** A file that is to be copied. */
export const lines = (title: string, text: string): TemplateResult => html`<ak-snippet label=${msg(str`Lines for ${title}`)} text=${text}></ak-snippet>`;

const content = (deployed: Deployed): TemplateResult => html`
    ${asServer()}
    <p>
        ${msg("An outpost is a program of its own. Start it by one of these, beside the applications that it serves; it reads its configuration from this server.")}
    </p>
    ${access(deployed)}
    ${files(deployed).map(
        ({ title, text }, index) =>
            html`<ak-expand ?open=${index === 0}>
                <span slot="summary">${title}</span>
                ${lines(title, text)}
            </ak-expand>`,
    )}
`;

const files = (deployed: Deployed) => [
    { title: msg("Docker Compose"), text: compose(deployed) },
    { title: msg("Kubernetes"), text: manifest(deployed) },
    { title: msg("Environment, for anything else"), text: environment(deployed) },
];
