import { msg } from "@lit/localize";
import { html } from "lit";
import { samlSources, type SamlMetadata, type SamlSource } from "#src/api/sources.api.ts";
import { linkable } from "#src/base/browser.ts";
import "#src/elements/code/codemirror.ts";
import { bindingsTab, sourceView } from "./source-view.ts";
import { matchingName } from "./source-words.ts";

interface Loaded {
    source: SamlSource;
    metadata: SamlMetadata;
}

/** The page of a source that people come by from another organization. */
export const samlView = sourceView<Loaded>({
    async load(slug, signal) {
        const [source, metadata] = await Promise.all([samlSources.retrieve(slug, signal), samlSources.metadata(slug, signal)]);
        return { source, metadata };
    },
    facts: ({ source }) => [
        [msg("Sign-in address"), source.sso_url],
        [msg("Sign-out address"), source.slo_url],
        [msg("Issuer"), source.issuer],
        [msg("How users are found"), matchingName(source.user_matching_mode)],
    ],
    tabs: ({ source, metadata }) => [
        {
            name: "page-metadata",
            title: msg("Metadata"),
            content: () =>
                html`<div class="steps">
                    <p>${msg("The other side reads from it what this server is called and where its answers go.")}</p>
                    <ak-codemirror label=${msg("Metadata")} mode="xml" readonly .value=${metadata.metadata}></ak-codemirror>
                    <p><a class="pf-v6-c-button pf-m-primary" href=${linkable(metadata.download_url)!} download>${msg("Download")}</a></p>
                </div>`,
        },
        bindingsTab(source),
    ],
});
