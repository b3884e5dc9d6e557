import { providePython } from "#mock/python/python.ts";
import { webPython } from "../web-python.ts";

/** Folder of CPython and our package for it; the build puts its hashed name here. */
const PYTHON_URL = "__PYTHON_URL__";
/** Where pages listen: this thread can answer none of their questions while it loads. */
const CHANNEL = "authentik-sandbox-python";

/** Fetched when the first expression is run: most visits never do. */
export function provideTabPython(): void {
    const folder = new URL(PYTHON_URL, location.origin).href;
    const channel = new BroadcastChannel(CHANNEL);
    const told = (isLoading: boolean) => channel.postMessage(isLoading);
    providePython({ ...webPython(folder, `${folder}authentik.json`, `${folder}snapshot.gz`), told });
}
