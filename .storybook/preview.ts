import type { Preview } from "@storybook/web-components-vite";
import { html } from "lit";
import "../src/common/styles/document.css";
import "./preview.css";
import { contract } from "./contract.ts";
import { locales } from "#src/common/locales.ts";
import { arrange, DATA_SETS, FAULTS, type Surroundings } from "../stories/support/surroundings.ts";

const choice = (title: string, icon: string, items: readonly string[]) => ({ toolbar: { title, icon, items: [...items], dynamicTitle: true } });

const preview: Preview = {
    globalTypes: {
        theme: choice("Theme", "contrast", ["light", "dark"]),
        locale: choice(
            "Language",
            "globe",
            locales.map(({ code }) => code),
        ),
        direction: choice("Direction", "transfer", ["ltr", "rtl"]),
        width: choice("Width", "mobile", ["wide", "narrow"]),
        fault: choice("Fault", "lightning", FAULTS),
        data: choice("Data", "database", DATA_SETS),
    },
    initialGlobals: { theme: "light", locale: "en", direction: "ltr", width: "wide", fault: "none", data: "fresh" },
    parameters: { layout: "fullscreen", options: { storySort: { order: ["Elements", "Screens"] } } },
    // Elements get room around them; screens fill the window.
    decorators: [(story, { title }) => (title.startsWith("Elements/") ? html`<div class="catalogue">${story()}${contract(title)}</div>` : story())],
    loaders: [async ({ globals, parameters }) => ({ undo: await arrange({ ...(globals as unknown as Surroundings), ...parameters.surroundings }) })],
};

export default preview;
