import "#src/admin/admin.interface.ts";
import { dark, narrow, screen } from "../../support/story.ts";
import { sentOutside } from "../../support/preparations.ts";

export default { title: "Screens/Admin/Outside" };

export const Page = screen("admin", sentOutside("#/outside"));
export const PageDark = dark(Page);
export const PageNarrow = narrow(Page);
export const Empty = screen("admin", "/outside");
