// One page per interface, twice: for a server that has the engine (`admin.html`), and for the tab, where the boot entry
// starts the engine first (`tab/admin.html`). Neither holds a script of its own.
const INTERFACES = ["admin", "user", "flow"];

export const pages = ({ template }) => ({
    name: "pages",
    async generateBundle(_options, bundle) {
        const css = Object.keys(bundle).find((file) => /document-.*\.css$/.test(file));
        const entry = (name) => Object.values(bundle).find((chunk) => chunk.type === "chunk" && chunk.isEntry && chunk.name === name);
        const sheet = `<link rel="stylesheet" href="/${css}">`;
        const preload = (chunk) => [chunk.fileName, ...chunk.imports].map((file) => `<link rel="modulepreload" href="/${file}">`).join("");
        const script = (chunk) => `<script type="module" src="/${chunk.fileName}"></script>`;
        const emit = async (fileName, name, head) =>
            this.emitFile({ type: "asset", fileName, source: (await template(name)).replace(`<!-- head:${name} -->`, head) });
        const boot = entry("boot");
        for (const name of INTERFACES) {
            const app = entry(name);
            await emit(`${name}.html`, name, `${sheet}${preload(app)}${script(app)}`);
            await emit(
                `tab/${name}.html`,
                name,
                `${sheet}${preload(boot)}${preload(app)}<link data-app rel="modulepreload" href="/${app.fileName}">${script(boot)}`,
            );
        }
        await emit("tab/boot.html", "boot", `${sheet}${preload(boot)}${script(boot)}`);
    },
});
