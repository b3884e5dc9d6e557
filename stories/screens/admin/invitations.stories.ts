import "#src/admin/admin.interface.ts";
import type { Prepare } from "../../support/fixture.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Invitations" };

/** Two flows take invitations; one invitation is for both of them. */
const invited: Prepare = async ({ admin }) => {
    const { body: stage } = await admin.post("stages/invitation/stages/", { name: "invited" });
    for (const slug of ["partners", "sign-up"]) {
        const { body: flow } = await admin.post("flows/instances/", { name: slug, slug, title: slug, designation: "enrollment" });
        await admin.post("flows/bindings/", { target: flow.pk, stage: stage.pk, order: 0 });
    }
    await admin.post("stages/invitation/invitations/", { name: "guest", expires: "2099-01-01T00:00:00Z" });
    return "#/flow/stages/invitations";
};

/** As on a fresh install: nothing is there, and no flow takes invitations. */
export const Empty = screen("admin", "/flow/stages/invitations");
export const List = screen("admin", invited);
export const Link = pressing(List, "Details of guest");
export const Form = pressing(List, "Create");
export const NarrowForm = narrow(Form);
export const Dark = dark(Link);
export const Narrow = narrow(Link);
export const Failing = within(List, { fault: "failing" });
