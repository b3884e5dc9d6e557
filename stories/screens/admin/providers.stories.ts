import "#src/admin/admin.interface.ts";
import { provided } from "../../support/preparations.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Providers" };

const list = () => "#/core/providers";
/** The page at `/core/providers/1`, whatever its number is. */
const page = (tab: string, application?: string) =>
    screen(
        "admin",
        provided((pk) => `#/core/providers/${pk};${encodeURIComponent(JSON.stringify({ page: `page-${tab}` }))}`, application),
    );

export const Empty = screen("admin", "/core/providers");
export const List = screen("admin", provided(list, "Grafana"));
export const WithoutApplication = screen("admin", provided(list));
export const Kinds = pressing(Empty, "Create");
export const Form = pressing(Empty, "Create", "Next");
export const Edit = pressing(List, "Edit: Grafana");
export const NarrowForm = narrow(Form);
export const View = page("overview", "Grafana");
export const ViewWithoutApplication = page("overview");
export const ViewNarrow = narrow(View);
export const ViewDark = dark(View);
export const Connect = page("connect", "Grafana");
export const ConnectNarrow = narrow(Connect);
export const ConnectDark = dark(Connect);
export const NotYetToConnect = page("connect");
export const Preview = page("preview", "Grafana");
export const PreviewNarrow = narrow(Preview);
export const PreviewDark = dark(Preview);
export const Changes = page("changelog", "Grafana");
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
