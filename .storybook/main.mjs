import { contractsVite } from "../build/contracts.mjs";
import { cssSheetVite } from "../build/css-sheet.mjs";
import { FLAGS } from "../build/flags.mjs";
import { generate } from "../build/generate.mjs";

/** Blueprint files are text to the engine. */
const texts = {
    name: "texts",
    enforce: "pre",
    transform: (code, id) => (/\.(yaml|md)$/.test(id) ? { code: `export default ${JSON.stringify(code)}`, map: null } : undefined),
};

export default {
    framework: "@storybook/web-components-vite",
    stories: ["../stories/**/*.stories.ts"],
    addons: [],
    core: { disableTelemetry: true, disableWhatsNewNotifications: true },
    staticDirs: [
        { from: "../web/static", to: "/static" },
        { from: `../${FLAGS}`, to: "/static/flags" },
    ],
    async viteFinal(config) {
        await generate();
        config.plugins.push(cssSheetVite(), texts, contractsVite);
        // Helpers of stories can be driven by the test runner, whose own module is there only where it serves them.
        const external = ["/__web-dev-server__web-socket.js"];
        config.build = { ...config.build, chunkSizeWarningLimit: 4000, rolldownOptions: { ...config.build?.rolldownOptions, external } };
        return config;
    },
};
