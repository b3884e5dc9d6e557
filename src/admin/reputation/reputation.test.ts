import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { reputationPage } from "./reputation.page.ts";

listPageSuite("reputation scores", {
    page: reputationPage,
    api: "policies/reputation/scores/",
    label: "akadmin, 127.0.0.1",
    async make(backend) {
        const visitor = backend.browser();
        const at = "flows/executor/default-authentication-flow/?query=";
        await visitor.get(at);
        await visitor.post(at, { uid_field: "akadmin" });
        await visitor.post(at, { password: "wrong" });
        return "akadmin";
    },
});
