import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { certificates, type Certificate } from "#src/api/certificates.api.ts";
import { samlSources, type SamlMetadata, type SamlSource } from "#src/api/sources.api.ts";
import { addressFacts } from "#src/admin/providers/addresses.ts";
import { linkable } from "#src/base/browser.ts";
import "#src/elements/alert.ts";
import { card } from "#src/elements/card.ts";
import "#src/elements/code/codemirror.ts";
import { facts } from "#src/elements/description.ts";
import { yesNo } from "#src/elements/table/column.ts";
import { course } from "./source-course.ts";
import { bindingsTab, offer, sourceView } from "./source-view.ts";
import { matchingName } from "./source-words.ts";

interface Loaded {
    source: SamlSource;
    metadata: SamlMetadata;
    certificate: Certificate | undefined;
}

/** The page of a source that people come by from another organization. */
export const samlView = sourceView<Loaded>({
    async load(slug, signal) {
        const [source, metadata] = await Promise.all([samlSources.retrieve(slug, signal), samlSources.metadata(slug, signal)]);
        const certificate = source.signing_kp ? await certificates.retrieve(source.signing_kp, signal) : undefined;
        return { source, metadata, certificate };
    },
    facts: ({ source, certificate }) => [
        [msg("Sign-in URL"), source.sso_url],
        [msg("Sign-out URL"), source.slo_url],
        [msg("Certificate of the other side"), certificate?.name],
        [msg("Requests are signed"), yesNo(certificate?.private_key_available ?? false)],
        [msg("How users are found"), matchingName(source.user_matching_mode)],
    ],
    warnings: ({ source, certificate }) => html`${certificate ? nothing : unproved()}${offer(source)}`,
    cards: ({ source }) => html`${atTheOtherSide(source)} ${course(source)}`,
    tabs: ({ source, metadata }) => [
        {
            name: "page-metadata",
            title: msg("Metadata"),
            content: () =>
                html`<div class="text">
                    <p>${msg("The other side reads from it what this server is called and where its answers go.")}</p>
                    <ak-codemirror label=${msg("Metadata")} mode="xml" readonly .value=${metadata.metadata}></ak-codemirror>
                    <p>
                        <a class="pf-v6-c-button pf-m-primary" href=${linkable(metadata.download_url)!} download=${`${source.slug}-metadata.xml`}
                            >${msg("Download")}</a
                        >
                    </p>
                </div>`,
        },
        bindingsTab(source),
    ],
});

const unproved = (): TemplateResult =>
    html`<ak-alert level="warning" header=${msg("Answers cannot be checked.")}>
        ${msg("The source has no certificate of the other side: whatever comes from there is refused. It stands in the metadata that the other side publishes.")}
    </ak-alert>`;

/** An address below that of a source. */
const address = ({ slug }: SamlSource, last: string): string => `${location.origin}/source/saml/${slug}/${last}/`;

const atTheOtherSide = (source: SamlSource): unknown =>
    card({
        title: msg("At the other side"),
        body: html`<div class="text">
            <p>${msg("Register these there, or have it read them from the metadata.")}</p>
            ${facts(
                addressFacts([
                    [msg("Entity ID (issuer)"), source.issuer || address(source, "metadata")],
                    [msg("ACS URL"), address(source, "acs")],
                    [msg("Metadata"), address(source, "metadata")],
                ]),
            )}
        </div>`,
    });
