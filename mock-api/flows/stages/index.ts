import type { StageType } from "../stage.ts";
import { authenticatorValidate } from "./authenticator-validate.stage.ts";
import { deny } from "./deny.stage.ts";
import { dummy } from "./dummy.stage.ts";
import { identification } from "./identification.stage.ts";
import { password } from "./password.stage.ts";
import { prompt } from "./prompt.stage.ts";
import { userLogin } from "./user-login.stage.ts";
import { userLogout } from "./user-logout.stage.ts";
import { userWrite } from "./user-write.stage.ts";

/** Kinds of stages that flows can run, by model. */
export const stageTypes: ReadonlyMap<string, StageType<never>> = new Map<string, StageType<never>>([
    identification,
    password,
    authenticatorValidate,
    userLogin,
    userLogout,
    prompt,
    userWrite,
    deny,
    dummy,
]);
