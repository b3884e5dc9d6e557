import { stage, withoutService } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Sources" };

/** What is foreign does not answer here. */
export const Apple = withoutService(stage("ak-source-oauth-apple", { client_id: "app", scope: "name", redirect_uri: "https://idp.test/", state: "x" }));
export const AppleDark = dark(Apple);
export const AppleNarrow = narrow(Apple);
export const Plex = stage("ak-source-plex", { client_id: "app", slug: "plex" });
