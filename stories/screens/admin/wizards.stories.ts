import "#src/admin/admin.interface.ts";
import { applied } from "../../support/preparations.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, rightToLeft, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Wizards" };

const applications = screen("admin", applied("#/core/applications"));
const named = ["Create with wizard", { name: "Timetable" }, "Next"] as const;
/** Everybody may open it. */
const begun = [...named, "Next"] as const;
const WEB = [...begun, "Next", { redirect_uris: "https://timetable.example.test/callback" }, "Next"] as const;
/** Position of the link among the ways to sign in. */
const LINK = 4;
/** An address that a browser takes, and the server does not. */
const linked = (address: string) => [...begun, { way: LINK }, "Next", { meta_launch_url: address }, "Next"] as const;
const UNHEARD_OF = "unheard-of:timetable";

export const ApplicationMissing = pressing(applications, "Create with wizard", "Next");
export const ApplicationTaken = pressing(applications, "Create with wizard", { name: "Grafana", slug: "grafana" }, "Next");
export const ApplicationAccess = pressing(applications, ...named);
export const ApplicationForGroup = pressing(applications, ...named, { who: 1 }, "Next");
export const ApplicationBeforeTheEnd = pressing(applications, ...WEB);
export const ApplicationBusy = pressing(within(applications, { waits: true }), ...WEB, "Create");
export const ApplicationDone = pressing(applications, ...WEB, "Create");
export const ApplicationFailed = pressing(applications, ...linked(UNHEARD_OF), "Create");
export const ApplicationRefused = pressing(applications, ...linked(UNHEARD_OF), "Create", "Change in “Link”");

const flow = screen("admin", '/flow/flows/default-authentication-flow;{"page":"page-stage-bindings"}');
const stage = ["Create and bind stage", { kind: 4 }, "Next", { name: "A stage of its own" }] as const;

export const StageMissing = pressing(flow, "Create and bind stage", { kind: 4 }, "Next", "Next");
export const StageTaken = pressing(flow, "Create and bind stage", { kind: 4 }, "Next", { name: "default-authentication-login" }, "Next");
export const StageBusy = pressing(within(flow, { waits: true }), ...stage, "Next");
export const StageToBind = pressing(flow, ...stage, "Next");
export const StageBound = pressing(flow, ...stage, "Next", "Create binding");

const policies = screen("admin", "/policy/policies");
export const PolicyMissing = pressing(policies, "Create", { kind: 5 }, "Next", "Create");
export const PolicyBusy = pressing(within(policies, { waits: true }), "Create", { kind: 5 }, "Next", { name: "Always" }, "Create");

const sources = screen("admin", "/core/sources");
export const SourceMissing = pressing(sources, "Create", { kind: 0 }, "Next", "Create");
export const SourceTaken = pressing(
    sources,
    "Create",
    { kind: 1 },
    "Next",
    { name: "Ours", slug: "authentik-built-in", sso_url: "https://idp.example.test/" },
    "Create",
);

const mappings = screen("admin", "/core/property-mappings");
export const MappingMissing = pressing(mappings, "Create", "Next", "Create");

export const Dark = dark(ApplicationDone);
export const DarkAccess = dark(ApplicationForGroup);
export const DarkFailed = dark(ApplicationFailed);
export const RightToLeft = rightToLeft(ApplicationFailed);
export const Narrow = narrow(ApplicationDone);
export const NarrowAccess = narrow(ApplicationForGroup);
export const NarrowFailed = narrow(ApplicationFailed);
export const NarrowStage = narrow(StageToBind);
