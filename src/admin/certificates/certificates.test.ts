import { expect, fixture, html } from "@open-wc/testing";
import { deep, fill, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { certificateForm } from "./certificate.form.ts";
import { certificatesPage } from "./certificates.page.ts";
import { save } from "#src/pages/testing/form.test-helper.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";

const generated = { common_name: "wiki", subject_alt_name: "", validity_days: 30 };

listPageSuite("certificates", {
    page: certificatesPage,
    api: "crypto/certificatekeypairs/",
    make: async ({ admin }) => (await admin.post("crypto/certificatekeypairs/generate/", generated)).body.name as string,
    create: { button: "Generate", values: { common_name: "shop.example.org" }, name: "shop.example.org" },
    edit: { field: "name", value: "The pair of the wiki" },
});

describe("certificates", () => {
    const engine = withEngine();
    const admin = () => engine.backend.admin;

    it("keeps what the server does not show when only the name is changed", async () => {
        const { body: pair } = await admin().post("crypto/certificatekeypairs/generate/", generated);
        await save(certificateForm, { name: "renamed", certificate_data: "", key_data: "" }, pair);
        const { body } = await admin().get(`crypto/certificatekeypairs/${pair.pk}/`);
        expect(body).to.include({ name: "renamed", private_key_available: true, fingerprint_sha256: pair.fingerprint_sha256 });
    });

    it("imports a certificate without a key, and puts what is wrong with one at its field", async () => {
        const { body: pair } = await admin().post("crypto/certificatekeypairs/generate/", generated);
        const { body: pem } = await admin().get(`crypto/certificatekeypairs/${pair.pk}/view_certificate/`);
        const frame = await fixture<HTMLElement>(html`<div>${certificatesPage.render({})}</div>`);
        await rowOf(frame, "wiki");
        await press(frame, "Import");
        const form = await find(document, "ak-modal");
        await fill(form, "name", "partner");
        const area = await find<HTMLTextAreaElement>(form, "textarea[name=certificate_data]");
        const submit = await find(form, "button[type=submit]", "Import");
        area.value = "no certificate";
        submit.click();
        await find(form, "*", "Unable to load certificate.");
        area.value = pem.data;
        submit.click();
        expect(textOf(await rowOf(frame, "partner"))).to.contain("No");
    });

    it("shows a key when asked to, which is written down", async () => {
        await admin().post("crypto/certificatekeypairs/generate/", generated);
        const frame = await fixture<HTMLElement>(html`<div>${certificatesPage.render({})}</div>`);
        (await find(await rowOf(frame, "wiki"), "button[aria-expanded]")).click();
        expect(engine.asked("view_")).to.deep.equal([]);
        (await find(frame, "button[aria-label='View: Private key']")).click();
        const shown = await find(await find(document, "ak-modal"), "pre");
        expect(textOf(shown)).to.contain("PRIVATE KEY");
        const { body } = await admin().get("events/events/?action=secret_view");
        expect(body.results[0].context.secret.name).to.equal("wiki");
        expect(deep(frame, "a[download]")).to.have.length(2);
    });
});
