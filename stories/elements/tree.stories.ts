import { html } from "lit";
import "#src/elements/tree.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Navigation/ak-tree" };

const tree = (...paths: string[]) => of(() => html`<ak-tree label="Folders" root="All users" .paths=${paths} current="users/berlin"></ak-tree>`);

export const Default = tree("users", "users/berlin", "users/berlin/sales", "users/lisbon", "goauthentik.io/outposts");
export const Empty = tree();
export const LongText = tree("users", `users/${LONG}`);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
