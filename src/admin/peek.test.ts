import { expect, fixture, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { deep } from "#src/elements/testing/deep.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import type { Page } from "#src/pages/router.ts";
import { applicationsPage } from "./applications/applications.page.ts";
import { eventsPage } from "./events/events.page.ts";
import { flowsPage } from "./flows/flows.page.ts";
import { groupsPage } from "./groups/groups.page.ts";
import { policiesPage } from "./policies/policies.page.ts";
import { providersPage } from "./providers/providers.page.ts";
import { sourcesPage } from "./sources/sources.page.ts";
import { stagesPage } from "./stages/stages.page.ts";
import { tokensPage } from "./tokens/tokens.page.ts";
import { usersPage } from "./users/users.page.ts";

/** Every list that has a panel, with terms that its panel tells once all of it has come. */
const LISTS: readonly (readonly [name: string, page: Page, terms: readonly string[]])[] = [
    ["users", usersPage, ["Email", "Groups", "MFA devices"]],
    ["groups", groupsPage, ["Parent", "Members"]],
    ["applications", applicationsPage, ["Slug", "Policies, groups and users"]],
    ["providers", providersPage, ["Application", "Base DN"]],
    ["events", eventsPage, ["User", "Created"]],
    ["tokens", tokensPage, ["Expires", "Used by"]],
    ["flows", flowsPage, ["Who can start it", "Used by"]],
    ["policies", policiesPage, ["What it is for", "Used by"]],
    ["stages", stagesPage, ["Flows", "Used by"]],
    ["sources", sourcesPage, ["Slug", "Enabled"]],
];

describe("panels beside the lists", () => {
    const engine = withEngine();
    beforeEach(async () => {
        await setViewport({ width: 1440, height: 900 });
        history.replaceState(null, "", "#/list");
        const { admin } = engine.backend;
        const flows = await admin.get("flows/instances/?designation=authorization");
        const provider = await admin.post("providers/ldap/", { name: "Directory", authorization_flow: flows.body.results[0].pk });
        await admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: provider.body.pk });
        await admin.post("core/tokens/", { identifier: "deploy", intent: "api" });
        await admin.post("events/events/", { action: "login", app: "authentik.core", context: {} });
    });
    afterEach(async () => {
        history.replaceState(null, "", "#");
        await setViewport({ width: 800, height: 600 });
    });

    for (const [name, page, terms] of LISTS)
        it(`of ${name} tells what its row is, without a fault`, async () => {
            const frame = await fixture<HTMLElement>(html`<div>${page.render({})}</div>`);
            await waitUntil(() => deep(frame, ".both--beside tr.row").length > 0, "rows that can be opened beside");
            deep(frame, ".pf-v6-c-table__toggle button")[0]!.click();
            const inPanel = (selector: string) => deep(frame, "ak-peek").flatMap((panel) => deep(panel.shadowRoot!, selector));
            await waitUntil(() => inPanel("h2").length > 0 && inPanel("ak-skeleton").length === 0, "all of it has come");
            expect(inPanel("ak-alert, ak-empty-state").map(({ textContent }) => textContent)).to.deep.equal([]);
            const told = inPanel("dt").map(({ textContent }) => textContent.trim());
            for (const term of terms) expect(told).to.include(term);
            await expect(deep(frame, "ak-peek")[0]).to.be.accessible();
        });
});
