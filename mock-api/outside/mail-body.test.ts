import { expect } from "chai";
import { facing, type Step, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { provideMailTemplates } from "#mock/apps/stages/mail-template.field.ts";
import { notificationBody } from "./mail-body.ts";

const EVIL = `<img src=x onerror="alert('1')">&amp;`;
const IDENTIFICATION: Step = ["identification", { user_fields: ["username"] }];

describe("what people have written, in a mail", () => {
    afterEach(() => provideMailTemplates(undefined));

    for (const template of ["email/password_reset.html", "email/account_confirmation.html", "mine.html"])
        it(`is text: name and subject, by ${template}`, async () => {
            provideMailTemplates(() => new Map([["mine.html", "<p>{{ user.name }}</p>"]]));
            const backend = await createTestBackend();
            await backend.as("bob");
            const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
            await backend.admin.patch(`core/users/${pk}/`, { name: EVIL });
            const { browser } = await facing([IDENTIFICATION, ["email", { use_global_settings: true, template, subject: `</title>${EVIL}` }]], {}, backend);
            await browser.post(TRY, { uid_field: "bob" });
            await browser.get(TRY);
            const [{ body }] = (await backend.admin.get("/sandbox/outbox/")).body;
            expect(body).to.match(/&(#60|lt);img src=x/);
            expect(body).not.to.contain("<img src=x");
        });

    it("is text: name, message and context of a notification", () => {
        const { html, text } = notificationBody(EVIL, EVIL, [[EVIL, EVIL]]);
        expect(html.match(/<img /g), "the logo alone").to.have.length(1);
        expect(html).not.to.contain('onerror="');
        expect(text).to.contain(EVIL);
    });
});
