import { can } from "#kernel/base/facet.ts";
import type { App } from "#kernel/resource/resource.ts";
import { applicationIcon, applicationMetrics } from "./application.actions.ts";
import { application } from "./application.resource.ts";
import { authenticatedSession } from "./authenticated-session.resource.ts";
import { addUser, removeUser } from "./group.actions.ts";
import { group } from "./group.resource.ts";
import { begin, end } from "./impersonation.ts";
import { media } from "./media.page.ts";
import { tokenEnds } from "./rotate-token.ts";
import { setKey, viewKey } from "./token.actions.ts";
import { flowLinksListener } from "./flow-links.listener.ts";
import { sessionListeners } from "./session.listeners.ts";
import { token } from "./token.resource.ts";
import { undoPages } from "./undo.page.ts";
import { me, metrics, paths, serviceAccount, setPassword } from "./user.actions.ts";
import { groupMember, uidListener, user, userGroup, userSelf } from "./user.resource.ts";
import { userConsent } from "./user-consent.resource.ts";

export const core: App = {
    name: "authentik.core",
    label: "authentik Core",
    resources: [user, group, token, authenticatedSession, application, userConsent],
    views: [userGroup, groupMember, userSelf],
    facets: [can(token, tokenEnds)],
    operations: [me, paths, setPassword, metrics, serviceAccount, addUser, removeUser, viewKey, setKey, applicationMetrics, ...applicationIcon],
    listeners: [...sessionListeners, uidListener, flowLinksListener],
    endpoints: [begin, end, media, ...undoPages],
};
