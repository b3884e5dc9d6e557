import "#src/admin/admin.interface.ts";
import type { Prepare } from "../../support/fixture.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Blueprints" };

/** One that cannot be applied any longer: the application that it is about has gone. */
const broken: Prepare = async ({ admin }) => {
    await admin.post("core/groups/", { name: "Staff", users: [] });
    await admin.post("core/applications/", { name: "Wiki", slug: "wiki" });
    const content = `version: 1
entries:
    - model: authentik_policies.policybinding
      identifiers: { order: 0, target: !Find [authentik_core.application, [slug, wiki]] }
      attrs: { group: !Find [authentik_core.group, [name, Staff]] }
`;
    const { body } = await admin.post("managed/blueprints/", { name: "A wiki for staff", content });
    await admin.delete("core/applications/wiki/");
    await admin.post(`managed/blueprints/${body.pk}/apply/`);
    return "#/blueprints/instances";
};

export const List = screen("admin", broken);
export const Faults = pressing(List, "Details of A wiki for staff");
export const Form = pressing(List, "Create");
export const Text = pressing(List, "Edit: A wiki for staff");
export const Import = pressing(List, "Import");
export const Export = pressing(List, "Export as blueprint");
export const Dark = dark(Faults);
export const Narrow = narrow(Faults);
export const NarrowForm = narrow(Form);
export const Failing = within(List, { fault: "failing" });
