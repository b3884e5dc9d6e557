import { html } from "lit";
import type { Command } from "#src/shell/palette/command.ts";
import "#src/shell/palette/palette.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Shell/ak-palette" };

const commands: Command[] = [
    { id: "users", label: "Users", detail: "Directory", group: "Pages", icon: "right", href: "#/identity/users" },
    { id: "groups", label: "Groups", detail: "Directory", group: "Pages", icon: "right", href: "#/identity/groups" },
    { id: "create", label: "Create user", group: "Create", icon: "add", href: "#/identity/users" },
    { id: "dark", label: "Theme: dark", group: "Actions", icon: "eye", run: () => undefined },
];

export const Default = of(() => html`<ak-palette .commands=${commands}></ak-palette>`);
export const LongTexts = of(() => html`<ak-palette .commands=${commands.map((command) => ({ ...command, label: LONG, detail: LONG }))}></ak-palette>`);
export const Empty = of(() => html`<ak-palette></ak-palette>`);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongTexts);
