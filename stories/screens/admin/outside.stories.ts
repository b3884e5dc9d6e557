import "#src/admin/admin.interface.ts";
import { dark, narrow, screen } from "../../support/story.ts";
import { mailed, sentOutside } from "../../support/preparations.ts";

export default { title: "Screens/Admin/Outside" };

export const Page = screen("admin", sentOutside("#/outside"));
export const PageDark = dark(Page);
export const PageNarrow = narrow(Page);
/** Of two mails, one was taken by its server; the other's is down. */
export const Mails = screen("admin", mailed("#/outside"));
export const MailsDark = dark(Mails);
export const Empty = screen("admin", "/outside");
