import type { Page } from "#src/common/router.ts";
import { html } from "lit";
import "#src/common/shell/page-header.ts";
export const overviewPage: Page = { render: () => html`<ak-page-header header="Welcome" description="The general system status."></ak-page-header>` };
