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
export const Applied = pressing(List, "Details of Default - Authentication flow");
export const Form = pressing(List, "Create");
export const Text = pressing(List, "Edit: A wiki for staff");
export const Import = pressing(List, "Import");
/** Adds, changes and removes something, and takes along what hangs on that; asks for a value. */
const ENTRIES = `version: 1
metadata: { name: From the other house }
context: { wiki_secret: null }
entries:
    - model: authentik_providers_oauth2.oauth2provider
      identifiers: { name: Wiki }
      attrs:
          client_secret: !Context wiki_secret
          authorization_flow: !Find [authentik_flows.flow, [slug, default-authentication-flow]]
    - model: authentik_flows.flow
      identifiers: { slug: default-authentication-flow }
      attrs: { title: Come in }
    - model: authentik_stages_prompt.promptstage
      state: absent
      identifiers: { name: default-password-change-prompt }
`;
const chosen = (text: string) => ["Import", { file: new File([text], "other-house.yaml") }, "Next"] as const;
const SECRET = { wiki_secret: "hush" };

export const ImportValues = pressing(List, ...chosen(ENTRIES));
export const ImportManyValues = pressing(
    List,
    ...chosen(
        `version: 1\nentries:\n${Array.from({ length: 60 }, (_, at) => `  - { model: authentik_core.group, identifiers: { name: !Context group_${at} } }`).join("\n")}\n`,
    ),
);
export const ImportChanges = pressing(List, ...chosen(ENTRIES), SECRET, "Next");
export const ImportNothing = pressing(List, ...chosen("version: 1\nentries: []\n"));
export const ImportRefused = pressing(List, ...chosen(ENTRIES.replace("authorization_flow", "access_code_validity")), SECRET, "Next");
export const ImportUnreadable = pressing(List, ...chosen("entries: ["));
export const ImportReady = pressing(List, ...chosen(ENTRIES), SECRET, "Next", "Next");
export const ImportDone = pressing(List, ...chosen(ENTRIES), SECRET, "Next", "Next", "Import");
export const DarkImportChanges = dark(ImportChanges);
export const NarrowImportChanges = narrow(ImportChanges);
export const NarrowImportValues = narrow(ImportValues);
export const Export = pressing(List, "Export as blueprint");
export const Dark = dark(Faults);
export const DarkApplied = dark(Applied);
export const Narrow = narrow(Faults);
export const NarrowForm = narrow(Form);
export const Failing = within(List, { fault: "failing" });
