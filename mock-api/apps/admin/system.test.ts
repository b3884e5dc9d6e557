import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("admin/system", () => {
    it("S13: shows no secret, whatever a variable or header is called", async () => {
        const backend = await createTestBackend({
            environment: {
                AUTHENTIK_DSN: "postgres://someone:hunter2-a@db.example/authentik",
                AUTHENTIK_REDIS__URL: "redis://:hunter2-b@cache:6379/0?password=hunter2-c&db=1",
                AUTHENTIK_DATABASE: "host=db user=someone password=hunter2-d",
                AUTHENTIK_SECRET_KEY: "hunter2-e",
                AUTHENTIK_HOOK: "https://hooks.example/?access_token=hunter2-f",
                AUTHENTIK_AVATARS: "initials",
            },
        });
        const { body } = await backend.admin.send("GET", "admin/system/", undefined, { cookie: "authentik_session=hunter2-g" });
        expect(JSON.stringify(body)).not.to.match(/hunter2|test-administrator-token/);
        expect(body.env.AUTHENTIK_AVATARS).to.equal("initials");
        expect(body.env.AUTHENTIK_DSN).to.match(/^postgres:\/\/someone:\*+@db\.example\/authentik$/);
        expect(body.env.AUTHENTIK_REDIS__URL).to.match(/cache:6379\/0\?password=\*+&db=1$/);
        expect(body.http_headers.HTTP_AUTHORIZATION).to.match(/^\*+$/);
    });
});
