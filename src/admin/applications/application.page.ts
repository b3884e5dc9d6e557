import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { demoOf } from "#src/base/demo.ts";
import { kindTitle } from "#src/base/kinds.ts";
import { applications, type Application } from "#src/api/applications.api.ts";
import { demo } from "#src/api/demo.api.ts";
import { policyBindings } from "#src/api/policies.api.ts";
import { lacksOutpost } from "#src/api/providers.api.ts";
import { linkable } from "#src/base/browser.ts";
import { viewPage, type ViewHandle } from "#src/pages/view-page.ts";
import "#src/elements/alert.ts";
import { card } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { listOf } from "#src/pages/list.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import { link } from "#src/elements/table/column.ts";
import { changelog } from "../events/event-lists.ts";
import { policyBindingList } from "../policies/policy-bindings.ts";
import { openProviderWizard } from "../providers/provider-creation.ts";
import { providerHref } from "../providers/provider-href.ts";
import { counted, weekChart } from "../week-chart.ts";
import { accessList } from "./access.list.ts";
import { applicationIcon } from "./application-icon.ts";
import { applicationForms } from "./forms.ts";

/** An application, with what is missing before anybody can sign in. */
interface Shown extends Application {
    readonly lacksOutpost: boolean;
    /** Whether a binding decides who may open it: one that is disabled does not. */
    readonly isRestricted: boolean;
}

/** One application: what it belongs to, who may open it, how often it was opened, and who changed it. */
export const applicationPage = viewPage<Shown>({
    async load({ slug = "" }, signal) {
        const application = await applications.retrieve(slug, signal);
        const { provider_obj: provider } = application;
        const [isAlone, addresses, deciding] = await Promise.all([
            provider ? lacksOutpost(provider, signal) : false,
            provider?.component === "ak-provider-ldap-form" ? demo.directoryAddresses(slug, signal) : [],
            policyBindings.deciding(application.pk, signal),
        ]);
        return { ...application, lacksOutpost: isAlone && addresses.length === 0, isRestricted: deciding > 0 };
    },
    title: ({ name }) => name,
    kind: () => msg("Application"),
    list: () => ({ label: msg("All applications"), href: "#/core/applications" }),
    picture: applicationIcon,
    description: ({ meta_publisher: publisher }) => publisher ?? "",
    tabs: (application, view) => [
        { name: "page-overview", title: msg("Overview"), content: () => overview(application, view) },
        {
            name: "page-policy-bindings",
            title: msg("Policies, groups and users"),
            content: () =>
                html`<div>
                    <p>${msg("These bindings decide who can open the application.")}</p>
                    ${policyBindingList(application.pk, "policies")}
                </div>`,
        },
        {
            name: "page-access",
            title: msg("Access"),
            content: () =>
                html`<div>
                    <p>${msg("Asked just now of everybody on the page, as if they came from your own address and browser.")}</p>
                    ${listOf("access", accessList(application), application.pk)}
                </div>`,
        },
    ],
});

const overview = (application: Shown, view: ViewHandle<Shown>): TemplateResult => html`
    ${
        application.lacksOutpost
            ? html`<ak-alert level="warning" header=${msg("No outpost serves this application.")}
                  >${msg("Its provider works through an outpost: add the application to one.")}</ak-alert
              >`
            : nothing
    }
    <div class="grid grid--aside">
        ${card({
            title: msg("Application"),
            body: facts([
                [msg("Slug"), application.slug],
                [msg("Group"), application.group],
                [msg("Provider"), provider(application, view)],
                [msg("Who may open it"), whoMayOpen(application)],
                [msg("Launch URL"), application.launch_url],
                [msg("Description"), application.meta_description],
            ]),
            actions: buttons(application, view),
        })}
        <div class="more">
            ${card({ title: msg("Sign-ins over the last week"), body: signIns(application) })}
            ${card({ title: msg("Changes"), body: changelog({ app: "authentik_core", model: "application", pk: application.pk }) })}
        </div>
    </div>
`;

function whoMayOpen({ isRestricted, policy_engine_mode: mode }: Shown): string {
    if (!isRestricted) return msg("Everybody: no binding decides about it");
    return mode === "all" ? msg("Everybody who is let in by all of its bindings") : msg("Everybody who is let in by one of its bindings");
}

const provider = (application: Shown, view: ViewHandle<Shown>): TemplateResult => {
    const { provider_obj: of } = application;
    return of
        ? html`<span class="stacked">${link(providerHref(of.pk), of.name)}<small>${kindTitle(of)}</small></span>`
        : html`<button class="pf-v6-c-button pf-m-link pf-m-inline" type="button" @click=${() => void createProvider(application, view)}>
              ${msg("Create provider")}
          </button>`;
};

/** A provider that was made is there, though the application could not be given it. */
async function createProvider({ slug }: Shown, view: ViewHandle<Shown>): Promise<void> {
    const made = await openProviderWizard();
    if (!made) return;
    try {
        await applications.patch(slug, { provider: Number(made.pk) });
        view.refresh();
    } catch (error) {
        notifyFailure(error, msg("The provider was not assigned to the application."));
    }
}

const buttons = (application: Shown, view: ViewHandle<Shown>): TemplateResult => html`
    <button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => view.edit(applicationForms.application)}>${msg("Edit")}</button>
    <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => view.edit(applicationForms.access)}>${msg("Check access")}</button>
    ${away(launchable(application), msg("Launch"))} ${away(demoOf(application), msg("Try it"))}
`;

/** `blank://` stands for nowhere: such an application is not opened from here. */
const launchable = ({ launch_url: url }: Shown): string | undefined => (url?.startsWith("blank:") ? undefined : linkable(url));

const away = (href: string | undefined, label: string): TemplateResult | typeof nothing =>
    href === undefined ? nothing : html`<a class="pf-v6-c-button pf-m-secondary" href=${href} target="_blank" rel="noopener noreferrer">${label}</a>`;

const signIns = (application: Application): TemplateResult =>
    weekChart(msg("Sign-ins over the last week"), application, async (signal) => [
        { name: msg("Sign-ins"), color: "blue", points: counted(await applications.metrics(application.slug, signal)) },
    ]);
