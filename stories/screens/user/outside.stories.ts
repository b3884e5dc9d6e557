import "#src/user/user.interface.ts";
import { narrow, screen } from "../../support/story.ts";

export default { title: "Screens/User/ak-outside-page" };

export const Page = screen("user", "/outside");
export const PageNarrow = narrow(Page);
