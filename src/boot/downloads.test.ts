import { expect, fixture, html } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { OWNED_PATHS } from "#mock/adapters/tab/owned-paths.ts";
import { saveFilesOf } from "./downloads.ts";

describe("links to files of the engine", () => {
    const asked = window.fetch;
    const saved: [name: string, text: string][] = [];
    const failed: unknown[] = [];
    let stop: () => void;
    let answer: Response;
    beforeEach(() => {
        saved.length = failed.length = 0;
        window.fetch = async () => answer;
        stop = saveFilesOf(
            OWNED_PATHS,
            async (name, content) => void saved.push([name, await new Response(content).text()]),
            async (error) => void failed.push(error),
        );
    });
    afterEach(() => {
        stop();
        window.fetch = asked;
    });
    /** @returns whether it was taken from the browser, which saves nothing here in any case */
    const press = async (href: string, name = ""): Promise<boolean> => {
        const link = await fixture<HTMLElement>(html`<a href=${href} download=${name}><b>Export</b></a>`);
        let isTaken = false;
        const look = (event: Event): void => {
            isTaken = event.defaultPrevented;
            event.preventDefault();
        };
        window.addEventListener("click", look, { once: true });
        link.querySelector("b")!.click();
        return isTaken;
    };

    it("save what the engine gives, under the link's name", async () => {
        answer = new Response("version: 1");
        expect(await press("/api/v3/flows/instances/x/export/", "x.yaml")).to.equal(true);
        await waitUntil(() => saved.length > 0, "it is saved");
        expect(saved).to.deep.equal([["x.yaml", "version: 1"]]);
    });

    it("save it under the name that the engine gives, where the link has none", async () => {
        answer = new Response("PEM", { headers: { "content-disposition": 'attachment; filename="mine_certificate.pem"' } });
        await press("/api/v3/crypto/certificatekeypairs/x/view_certificate/?download");
        await waitUntil(() => saved.length > 0, "it is saved");
        expect(saved).to.deep.equal([["mine_certificate.pem", "PEM"]]);
    });

    it("save no refusal, and say it", async () => {
        answer = Response.json({ detail: "Not found." }, { status: 404 });
        await press("/api/v3/flows/instances/x/export/", "x.yaml");
        await waitUntil(() => failed.length > 0, "it failed");
        expect(failed[0]).to.be.instanceOf(ApiError).and.to.have.property("status", 404);
        expect(saved).to.deep.equal([]);
    });

    it("leave the others to the browser", async () => {
        expect(await press("/static/picture.png", "x")).to.equal(false);
    });
});
