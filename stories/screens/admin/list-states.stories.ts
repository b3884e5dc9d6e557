import "#src/admin/admin.interface.ts";
import { tasksPage } from "#src/admin/system/tasks.page.ts";
import { emptied } from "../../support/preparations.ts";
import { dark, narrow, of, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/States of lists" };

/** While its rows are on their way. */
export const Loading = screen("admin", "/core/providers", { fault: "slow" });
/** Somebody is no administrator any more; the interface itself would have sent them away when it was opened. */
export const Refused = within(
    of(() => tasksPage.render({})),
    { backend: true, user: "una" },
);
/** Nothing is there yet. */
export const Empty = screen("admin", emptied("stages/all/", "#/flow/stages"));

export const DarkLoading = dark(Loading);
export const NarrowLoading = narrow(Loading);
export const DarkRefused = dark(Refused);
export const NarrowRefused = narrow(Refused);
export const GermanRefused = within(Refused, { locale: "de" });
export const DarkEmpty = dark(Empty);
export const NarrowEmpty = narrow(Empty);
