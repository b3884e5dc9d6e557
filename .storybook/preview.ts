import type { Preview } from "@storybook/web-components-vite";
import { html } from "lit";
import { keyed } from "lit/directives/keyed.js";
import "../src/base/styles/document.css";
import "./preview.css";
import { contract } from "./contract.ts";
import { type Locale, locales } from "#src/base/locales.ts";
import { arrange, DATA_SETS, DIRECTIONS, FAULTS, THEMES, WIDTHS } from "../stories/support/story-context.ts";

/** What a toolbar shows until somebody chooses: the story has it as it says itself. */
const OWN = "own";

const choice = (title: string, icon: string, items: readonly (string | Locale)[]) => ({
    toolbar: {
        title,
        icon,
        items: [
            { value: OWN, title: `${title}: as the story has it` },
            ...items.map((item) => (typeof item === "string" ? { value: item, title: item } : { value: item.code, title: item.label })),
        ],
        dynamicTitle: true,
    },
});

const globalTypes = {
    theme: choice("Theme", "contrast", THEMES),
    locale: choice("Language", "globe", locales),
    direction: choice("Direction", "transfer", DIRECTIONS),
    width: choice("Width", "mobile", WIDTHS),
    fault: choice("Fault", "lightning", FAULTS),
    data: choice("Data", "database", DATA_SETS),
};

/** What was chosen in the toolbars. */
const chosen = (globals: object): object => Object.fromEntries(Object.entries(globals).filter(([name, value]) => name in globalTypes && value !== OWN));

const preview: Preview = {
    globalTypes,
    initialGlobals: Object.fromEntries(Object.keys(globalTypes).map((name) => [name, OWN])),
    parameters: { layout: "fullscreen", controls: { disable: true }, options: { storySort: { order: ["Elements", "Screens"] } } },
    decorators: [
        // Elements get room around them; screens fill the window.
        (story, { title }) => (title.startsWith("Elements/") ? html`<div class="catalogue">${story()}${contract(title)}</div>` : story()),
        // A story starts anew in another context.
        (story, { globals }) => html`${keyed(JSON.stringify(chosen(globals)), story())}`,
    ],
    loaders: [({ globals, parameters }) => arrange({ ...parameters.context, ...chosen(globals) })],
};

export default preview;
