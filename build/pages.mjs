// One page per interface, twice: for a server that has the engine (`admin.html`), and for the tab, where the boot entry
// starts the engine first (`tab/admin.html`). Neither contains a script of its own.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const INTERFACES = ["admin", "user", "flow", "demo", "api"];

/** Writes the pages that load what was bundled. `output`: chunks and assets of all bundles together. */
export function writePages(output, folder) {
    const css = output.find(({ fileName }) => /document-.*\.css$/.test(fileName)).fileName;
    const entry = (name) => output.find((chunk) => chunk.type === "chunk" && chunk.isEntry && chunk.name === name);
    const sheet = `<link rel="stylesheet" href="/${css}">`;
    const preload = (chunk) => [chunk.fileName, ...chunk.imports].map((file) => `<link rel="modulepreload" href="/${file}">`).join("");
    const script = (chunk) => `<script type="module" src="/${chunk.fileName}"></script>`;
    const write = (file, name, head) => writeFileSync(path.join(folder, file), readFileSync(`web/${name}.html`, "utf8").replace(`<!-- head:${name} -->`, head));
    mkdirSync(path.join(folder, "tab"), { recursive: true });
    const boot = entry("boot");
    for (const name of INTERFACES) {
        const app = entry(name);
        write(`${name}.html`, name, `${sheet}${preload(app)}${script(app)}`);
        write(`tab/${name}.html`, name, `${sheet}${preload(boot)}${preload(app)}<link data-app rel="modulepreload" href="/${app.fileName}">${script(boot)}`);
    }
    write("tab/boot.html", "boot", `${sheet}${preload(boot)}${script(boot)}`);
}
