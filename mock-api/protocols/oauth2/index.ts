import type { Endpoint } from "#kernel/http/endpoint.ts";
import type { Capable } from "#kernel/base/facet.ts";
import { answerClient } from "./authorize/answer.stage.ts";
import { authorizeEndpoints } from "./authorize/authorize.ts";
import { askCode } from "./device/ask-code.stage.ts";
import { demoClient } from "./demo/demo-client.page.ts";
import { authorizeDevice } from "./device/authorize-device.ts";
import { devicePage } from "./device/device-page.ts";
import { letDeviceIn } from "./device/let-in.stage.ts";
import { configuration } from "./discovery/configuration.ts";
import { issuer } from "./discovery/issuer.ts";
import { jwks } from "./discovery/jwks.ts";
import { gitHubTeams, gitHubUser } from "./github/user.ts";
import { endSession } from "./resources/end-session.ts";
import { introspect } from "./resources/introspect.ts";
import { revoke } from "./resources/revoke.ts";
import { userinfo } from "./resources/userinfo.ts";
import { strictPages } from "./strict/strict.page.ts";
import { tokenEndpoints } from "./token/token.ts";

export const oauth2Endpoints: readonly Endpoint[] = [
    ...[configuration, issuer, jwks],
    ...authorizeEndpoints,
    ...tokenEndpoints,
    ...[userinfo, introspect, revoke, endSession],
    ...[authorizeDevice, devicePage],
    ...[gitHubUser, gitHubTeams],
    ...[...strictPages, demoClient],
];

/** Stages that only plans of ours hold. */
export const oauth2Stages: readonly Capable[] = [answerClient, askCode, letDeviceIn];
