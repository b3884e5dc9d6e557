import type { Page } from "#src/common/router.ts";
import { html } from "lit";
import "#src/common/shell/page-header.ts";
export const usersPage: Page = { render: () => html`<ak-page-header header="Users"></ak-page-header>` };
