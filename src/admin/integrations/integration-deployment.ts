import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { type Integration, outposts } from "#src/api/outposts.api.ts";
import { root } from "#src/api/root.api.ts";
import { ownValue } from "#src/base/own-value.ts";
import { show } from "#src/elements/dialog/dialogs.ts";
import "#src/elements/expand.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import { asServer } from "../outposts/as-server.ts";
import { access, deployedBy, lines } from "../outposts/deployment.ts";
import { compose, type Deployed, environment, manifest } from "../outposts/deployment-files.ts";
import { isEmbedded } from "../outposts/outpost-words.ts";

type File = (deployed: Deployed) => string;

/** What places of each kind are given. */
const FILES: Readonly<Record<string, File>> = {
    "ak-service-connection-docker-form": compose,
    "ak-service-connection-kubernetes-form": manifest,
};

/** Shows what the server would have set up at a place, for each outpost that is to run there. */
export async function showDeployments({ pk, name, component }: Integration): Promise<void> {
    try {
        const [{ version_current: version }, all] = await Promise.all([root.version(), outposts.all()]);
        // The embedded one runs in the server, whatever integration it has.
        const there = all.filter((outpost) => outpost.service_connection === pk && !isEmbedded(outpost)).map(deployedBy(version));
        await show({ header: msg(str`What would run at ${name}`), size: "lg", content: content(there, ownValue(FILES, component) ?? environment) });
    } catch (error) {
        notifyFailure(error);
    }
}

const content = (there: readonly Deployed[], file: File): TemplateResult =>
    there.length === 0
        ? html`<p>${msg("Nothing: no outpost that is a program of its own has this integration.")}</p>`
        : html`
              ${asServer()}
              <p>${msg("The sandbox sets nothing up. With these lines you do it yourself.")}</p>
              ${there.map(
                  (deployed) =>
                      html`<ak-expand ?open=${there.length === 1}>
                          <span slot="summary">${deployed.outpost.name}</span>
                          ${access(deployed)} ${lines(deployed.outpost.name, file(deployed))}
                      </ak-expand>`,
              )}
          `;
