import { endpoint } from "#kernel/http/endpoint.ts";
import { notFound } from "#kernel/base/errors.ts";
import { leadingPage } from "#kernel/http/html.ts";
import { page } from "#kernel/http/operation.ts";
import { readerOf } from "#kernel/http/reader.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { launchUrl } from "#mock/apps/core/launch-url.field.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { accessGate } from "./access-gate.ts";
import { type Language, languageOf } from "#mock/apps/tenants/language.ts";

interface Words {
    readonly title: string;
    readonly heading: (application: string) => string;
    readonly text: (installation: string) => string;
    readonly overview: string;
    readonly logOut: (installation: string) => string;
    readonly back: (application: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
    en: {
        title: "End session",
        heading: (application) => `You've logged out of ${application}.`,
        text: (installation) => `You can go back to the overview, or log out of ${installation} as well.`,
        overview: "Go back to overview",
        logOut: (installation) => `Log out of ${installation}`,
        back: (application) => `Log back into ${application}`,
    },
    de: {
        title: "Sitzung beenden",
        heading: (application) => `Sie sind von ${application} abgemeldet.`,
        text: (installation) => `Sie können zur Übersicht zurückgehen oder sich auch von ${installation} abmelden.`,
        overview: "Zurück zur Übersicht",
        logOut: (installation) => `Von ${installation} abmelden`,
        back: (application) => `Wieder bei ${application} anmelden`,
    },
};

/** Where people come to who have signed out of an application: it asks what else is to end, and ends nothing by itself (M05). */
export const sessionEnd = endpoint("GET /if/session-end/{slug}/", { authenticate: bySession }, async ({ call, db, params, principal }) => {
    const application = db.by("authentik_core.application", "slug", params.slug);
    if (!application) throw notFound("There is no such application.");
    const through = await accessGate({ call, principal, application }, call.url.pathname + call.url.search);
    if (through instanceof Response) return through;
    const { title: installation } = currentTenant(call);
    const words = WORDS[languageOf(call)];
    const launch = launchUrl(application, call);
    // `blank://` stands for nowhere: such an application is not opened from here.
    const isOpened = launch !== null && !launch.startsWith("blank:");
    return page(
        leadingPage({
            title: `${words.title} - ${installation}`,
            heading: words.heading(application.name),
            texts: [words.text(installation)],
            links: [
                { id: "ak-back-home", text: words.overview, href: "/" },
                { id: "logout", text: words.logOut(installation), href: "/flows/-/default/invalidation/" },
                ...(isOpened ? [{ text: words.back(application.name), href: launch }] : []),
            ],
            reader: readerOf(call),
        }),
    );
});
