import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { type Application, applications } from "#src/api/applications.api.ts";
import { href } from "#src/base/route.ts";
import { facts } from "#src/elements/description.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { openWizard } from "#src/elements/form/open-wizard.ts";
import { action, ask, type Known, type WizardDefinition } from "#src/elements/form/wizard.ts";
import { demoOf } from "#src/base/demo.ts";
import { addressFacts } from "../../providers/addresses.ts";
import { access, isLimited, letIn } from "./access.step.ts";
import { details } from "./details.step.ts";
import { ldapWay } from "./ldap.way.ts";
import { link, linkWay } from "./link.way.ts";
import { oauth2Way } from "./oauth2.way.ts";
import { proxyWay } from "./proxy.way.ts";
import { samlWay } from "./saml.way.ts";
import { given, type Way } from "./way.ts";

const ways: readonly Way[] = [oauth2Way, samlWay, proxyWay, ldapWay, linkWay];

interface Method {
    /** Position among the ways. */
    way: number;
}

const method = ask<Method>({
    title: () => msg("Sign-in method"),
    casual: true,
    fields: () => [
        fieldsFor<Method>().radio(
            "way",
            msg("Sign-in method"),
            ways.map(({ title, description }, value) => ({ value, label: title(), description: description() })),
        ),
    ],
});

const wayOf = (known: Known): Way | undefined => ways[known(method)?.way ?? -1];

const application = action({
    title: () => msg("Create application"),
    from: [details, link],
    run: (known) => applications.create({ ...given(known, details), ...wayOf(known)?.gives(known) }),
    link: ({ slug, name }) => ({ label: name, href: href(`/core/applications/${slug}`) }),
    shows: (made) => {
        const demo = demoOf(made);
        return html`${forApplication(made)}${demo ? html`<a href=${demo} target="_blank" rel="noopener noreferrer">${msg("Try it")}</a>` : nothing}`;
    },
});

const limit = letIn(application);

/** What it has to be told of this server, once it has an address here. */
function forApplication({ slug, provider_obj: provider }: Application): unknown {
    switch (provider?.component) {
        case "ak-provider-oauth2-form":
            return facts(addressFacts([[msg("Configuration (discovery)"), `${location.origin}/application/o/${slug}/.well-known/openid-configuration`]]));
        case "ak-provider-saml-form":
            return facts(addressFacts([[msg("Metadata for the application"), `${location.origin}/application/saml/${slug}/metadata/`]]));
        default:
            return nothing;
    }
}

export const applicationWizard: WizardDefinition = {
    header: () => msg("New application"),
    steps: (known) => [details, access, method, ...(wayOf(known)?.steps ?? [])],
    actions: (known) => {
        const way = wayOf(known);
        return [...(way?.before?.(known) ?? []), application, ...(isLimited(known) ? [limit] : []), ...(way?.after?.(known) ?? [])];
    },
};

/** Makes an application together with what signs people in to it. @returns whether anything was made */
export const openApplicationWizard = async (): Promise<boolean> => (await openWizard(applicationWizard)) !== undefined;
