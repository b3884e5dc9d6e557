import "#src/admin/admin.interface.ts";
import { dark, narrow, screen, within } from "../support/story.ts";

export default { title: "Screens/Admin/Users" };

export const List = screen("admin", "/identity/users");
export const Dark = dark(List);
export const Narrow = narrow(List);
export const SecondPage = screen("admin", '/identity/users;{"tablePage":2}', { data: "crowded" });
export const Failing = within(List, { fault: "failing" });
export const View = screen("admin", "/identity/users/1");
