import { html } from "@open-wc/testing";
import "./action-button.ts";
import "./alert.ts";
import "./chart/chart.ts";
import "./code/codemirror.ts";
import "./copy.ts";
import type { Dropdown } from "./dropdown.ts";
import "./dropdown.ts";
import "./empty-state.ts";
import "./expand.ts";
import "./form/ak-form.ts";
import "./html-frame.ts";
import "./form/chip-group.ts";
import { radio, text as textField, toggle } from "./form/fields.ts";
import "./label.ts";
import "./card.ts";
import "./drawer.ts";
import "./form/pick-list.ts";
import "./form/ak-wizard.ts";
import { ask } from "./form/wizard.ts";
import "./loading.ts";
import "./markdown/markdown.ts";
import type { Messages } from "./messages.ts";
import "./messages.ts";
import "./dialog/modal.ts";
import "./progress.ts";
import type { Removal } from "./dialog/removal.ts";
import "./skeleton.ts";
import "./snippet.ts";
import "./sparkline.ts";
import type { Table } from "./table/ak-table.ts";
import "./table/ak-table.ts";
import "./table/search-box.ts";
import "./tabs.ts";
import { element, LONG } from "./testing/element.suite.ts";
import { waitUntil } from "./testing/wait-until.ts";
import "./flag.ts";
import "./time.ts";
import type { Tooltip } from "./tooltip.ts";
import "./tooltip.ts";
import "./tree.ts";
import "./dialog/typed-question.ts";
import { pageOf } from "#src/api/stub.test-helper.ts";

const press = (part: { shadowRoot: ShadowRoot | null }, selector: string): void => part.shadowRoot!.querySelector<HTMLElement>(selector)!.click();

const removal = (text: string): Removal<object> => ({
    objects: [{}],
    question: () => text,
    name: () => text,
    key: () => 1,
    usedBy: async () => [{ name: text, app: "authentik_x", model_name: text, action: "CASCADE" }],
    destroy: async () => undefined,
    notice: text,
});

describe("every element", () => {
    element("ak-action-button", (text) => html`<ak-action-button label=${text} .run=${async () => undefined}></ak-action-button>`, {
        prepare: (button) => press(button, "button"),
    });
    element("ak-alert", (text) => html`<ak-alert level="warning" header=${text}>${text}<button slot="actions" type="button">${text}</button></ak-alert>`);
    element(
        "ak-chart",
        (text) =>
            html`<ak-chart
                label=${text}
                .load=${async () => [{ name: text, color: "blue", points: [1, 5, 0].map((value, day) => ({ at: day * 86_400_000, value })) }]}
            ></ak-chart>`,
        { prepare: (chart) => waitUntil(() => chart.shadowRoot!.querySelector("svg") !== null, "it is drawn") },
    );
    element("ak-snippet", (text) => html`<ak-snippet label="Configuration" .text=${`a: ${text}\n`.repeat(3)}></ak-snippet>`);
    element("ak-codemirror", (text) => html`<ak-codemirror label="Code" mode="yaml" .value=${`a: ${text}`}></ak-codemirror>`);
    element("ak-copy", (text) => html`<ak-copy label="key" value=${text}></ak-copy>`);
    element("ak-dropdown", (text) => html`<ak-dropdown label=${text} .items=${[{ label: text, description: text }]}></ak-dropdown>`, {
        prepare: (menu) => press(menu as Dropdown, "#toggle"),
    });
    element("ak-empty-state", (text) => html`<ak-empty-state icon="search" header=${text}>${text}</ak-empty-state>`);
    element("ak-expand", (text) => html`<ak-expand open><span slot="summary">${text}</span>${text}</ak-expand>`);
    element("ak-label", (text) => html`<ak-label color="green">${text}</ak-label>`);
    element("ak-status", (text) => html`<ak-status good>${text}</ak-status>`);
    element("ak-chip-group", (text) => html`<ak-chip-group label="Chosen" .options=${[{ value: 1, label: text }]}></ak-chip-group>`);
    element(
        "ak-aggregate-card",
        (text) => html`<ak-aggregate-card header=${text} icon="user" value="1234" unit=${text} href="#/x">${text}</ak-aggregate-card>`,
    );
    element("ak-card", (text) => html`<ak-card header=${text}>${text}</ak-card>`);
    element(
        "ak-drawer",
        (text) =>
            html`<ak-drawer open header=${text}
                >${text}
                <p slot="panel">${text}</p></ak-drawer
            >`,
    );
    element(
        "ak-form",
        (text) =>
            html`<ak-form
                .intro=${text}
                .fields=${[
                    textField("name", text, { help: text, required: true }),
                    toggle("active", text, { help: text }),
                    radio("mode", text, [{ value: "a", label: text, description: text }]),
                ]}
                .errors=${{ name: [text], non_field_errors: [text] }}
            ></ak-form>`,
    );
    element("ak-html-frame", (text) => html`<ak-html-frame label="Mail" .page=${`<p>${text}</p>`}></ak-html-frame>`);
    element("ak-loading", () => html`<ak-loading></ak-loading>`);
    element(
        "ak-markdown",
        (text) =>
            html`<ak-markdown
                .text=${`# ${text}\n\n- **${text}** [${text}](#/x)\n\n\`${text}\`\n\n> [!NOTE] ${text}\n\n| ${text} |\n| - |\n| ${text} |\n\n\`\`\`\n${text}\n\`\`\`\n`}
            ></ak-markdown>`,
        { prepare: (markdown) => waitUntil(() => markdown.shadowRoot!.querySelector("table") !== null, "it is read") },
    );
    element("ak-messages", () => html`<ak-messages></ak-messages>`, {
        prepare: (messages) => (messages as Messages).add({ level: "danger", message: LONG, description: LONG }),
    });
    element("ak-modal", (text) => html`<ak-modal header=${text}><p>${text}</p></ak-modal>`);
    element("ak-pick-list", (text) => html`<ak-pick-list label=${text} .options=${[{ value: 1, label: text, description: text }]}></ak-pick-list>`);
    element("ak-progress", (text) => html`<ak-progress label=${text} value="40"></ak-progress>`);
    element("ak-removal", (text) => html`<ak-removal .removal=${removal(text)}></ak-removal>`);
    element("ak-typed-question", (text) => html`<ak-typed-question yes="Save" .text=${text} .lockout=${{ text, name: text }}></ak-typed-question>`);
    element("ak-search-box", (text) => html`<ak-search-box value=${text}></ak-search-box>`);
    element("ak-skeleton", () => html`<ak-skeleton lines="4"></ak-skeleton>`);
    element(
        "ak-sparkline",
        (text) =>
            html`<ak-sparkline
                label="Sign-ins"
                .points=${[
                    { label: text, value: 3 },
                    { label: "now", value: 0 },
                ]}
            ></ak-sparkline>`,
    );
    element(
        "ak-table",
        (text) =>
            html`<ak-table
                label="Rows"
                searchable
                .columns=${[{ title: () => "Name", cell: () => text }]}
                .load=${async () => pageOf([{ pk: 1 }])}
            ></ak-table>`,
        {
            prepare: (table) => (table as Table<unknown>).refresh(),
        },
    );
    element(
        "ak-tabs",
        (text) => html`<ak-tabs label="Object" .tabs=${["a", "b", "c"].map((name) => ({ name, title: `${name} ${text}`, content: () => text }))}></ak-tabs>`,
    );
    element("ak-tree", (text) => html`<ak-tree label="Folders" root="All" current="users" .paths=${["users", `users/${text}`]}></ak-tree>`);
    element("ak-wizard", (text) => {
        const only = ask({ title: () => text, fields: () => [] });
        return html`<ak-wizard
            .definition=${{ header: () => text, steps: () => [only], actions: () => [{ title: () => text, run: async () => 1 }] }}
        ></ak-wizard>`;
    });
    element("ak-tooltip", (text) => html`<ak-tooltip>${text}</ak-tooltip>`, { prepare: (tip) => (tip as Tooltip).showPopover() });
    element("ak-flag", () => html`<ak-flag country="DE"></ak-flag>`);
    element("ak-time", () => html`<ak-time value="2026-01-01T00:00:00Z"></ak-time>`);
});
