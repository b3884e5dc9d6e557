import "#src/admin/admin.interface.ts";
import type { Prepare } from "../../support/fixture.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/System" };

/** Somebody has typed a wrong password. */
const scored: Prepare = async ({ stranger }) => {
    const at = "flows/executor/default-authentication-flow/?query=";
    await stranger.get(at);
    await stranger.post(at, { uid_field: "akadmin" });
    await stranger.post(at, { password: "wrong" });
    return "#/policy/reputation";
};

export const NoScores = screen("admin", "/policy/reputation");
export const Scores = screen("admin", scored);
export const NarrowScores = narrow(Scores);
export const Tasks = screen("admin", "/administration/system-tasks");
export const Task = pressing(Tasks, "Details of clean_expired_models");
export const DarkTask = dark(Task);
export const NarrowTask = narrow(Task);
export const FailingTasks = within(Tasks, { fault: "failing" });
export const Statistics = screen("admin", "/administration/dashboard/users");
export const DarkStatistics = dark(Statistics);
export const NarrowStatistics = narrow(Statistics);
export const Debug = screen("admin", "/debug");
export const Answer = pressing(Debug, "Ask the server");
