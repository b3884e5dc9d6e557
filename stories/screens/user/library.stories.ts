import "#src/user/user.interface.ts";
import { dark, narrow, rightToLeft, screen, within } from "../../support/story.ts";
import { applied, impersonating } from "../../support/preparations.ts";

export default { title: "Screens/User/Library" };

export const Empty = screen("user", "/library");
export const Library = screen("user", applied("#/library"));
export const OfAUser = within(Empty, { user: "ada" });
export const Impersonating = screen("user", impersonating("#/library"), { user: "boss" });
export const Dark = dark(Library);
export const Narrow = narrow(Library);
export const RightToLeft = rightToLeft(Library);
export const Failing = within(Empty, { fault: "failing" });
