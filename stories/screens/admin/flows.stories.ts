import "#src/admin/admin.interface.ts";
import { pressing } from "../../support/press.ts";
import { gatedFlow } from "../../support/preparations.ts";
import { dark, narrow, rightToLeft, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Flows" };

export const List = screen("admin", "/flow/flows");
export const Form = pressing(List, "Create");
export const NarrowForm = narrow(Form);
export const Import = pressing(List, "Import");

const tab = (name: string) => screen("admin", `/flow/flows/default-authentication-flow;{"page":"page-${name}"}`);
export const View = tab("overview");
export const Stages = tab("stage-bindings");
export const Policies = tab("policy-bindings");
/** Everything that the picture of a flow can show. */
export const Picture = screen("admin", gatedFlow("overview"));
export const PictureNarrow = narrow(Picture);
export const PictureRightToLeft = rightToLeft(Picture);
export const Empty = screen("admin", "/flow/flows/default-source-pre-authentication");
export const CreateAndBindPolicy = pressing(Policies, "Create and bind policy");
/** A stage that is bound twice. */
export const StagesTwice = screen("admin", gatedFlow("stage-bindings"));
export const StagesNarrow = narrow(Stages);
export const Dark = dark(List);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });
