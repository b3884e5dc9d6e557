import { providePython } from "#mock/python/python.ts";
import { webPython } from "../web-python.ts";

/** Folder of CPython and our package for it; the build puts its hashed name here. */
const PYTHON_URL = "__PYTHON_URL__";

/** Fetched when the first expression is run: most visits never do. */
export function provideTabPython(): void {
    const folder = new URL(PYTHON_URL, location.origin).href;
    providePython(webPython(folder, `${folder}authentik.json`, `${folder}snapshot.gz`));
}
