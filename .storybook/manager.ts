import { addons } from "storybook/manager-api";
import { create } from "storybook/theming/create";

const isDark = matchMedia("(prefers-color-scheme: dark)").matches;

addons.setConfig({
    // Stories are arranged by the toolbar: the room below them would stay empty.
    showPanel: false,
    theme: create({ base: isDark ? "dark" : "light", brandTitle: "authentik sandbox" }),
});
