import { html } from "lit";
import "#src/shell/palette/palette-button.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, of } from "../support/story.ts";

export default { title: "Elements/Shell/ak-palette-button" };

const source = async () => ({ commands: () => [{ id: "users", label: "Users", group: "Pages", icon: "user", href: "#/identity/users" } as const] });

export const Default = of(() => html`<ak-palette-button .source=${source}></ak-palette-button>`);
export const Open = pressing(Default, "Search and commands (Ctrl+K)");
export const Dark = dark(Open);
export const Narrow = narrow(Open);
