import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { ask, startServer, startTab } from "../server.ts";
import { found, press, running, shows, visitor } from "./browser.ts";
import { post, signIn } from "./journey.ts";

/** Puts a captcha and a stage after it into a flow of their own, by whoever may. */
async function flowWithCaptcha(create: (path: string, body: object) => Promise<{ pk: string }>, captcha: object): Promise<string> {
    const flow = await create("flows/instances/", { name: "try", slug: "try", title: "Are you there?", designation: "stage_configuration" });
    const stages = [
        await create("stages/captcha/", { name: "captcha", public_key: "site", private_key: "secret", ...captcha }),
        await create("stages/dummy/", { name: "after" }),
    ];
    for (const [order, { pk }] of stages.entries()) await create("flows/bindings/", { target: flow.pk, stage: pk, order });
    return "/if/flow/try/";
}

/** A stage's button, when nothing is being sent. */
const READY = "button[type=submit][aria-disabled=false]";

/** Lets the check fail, and passes it then. */
async function play(page: Page): Promise<void> {
    await press(page, READY);
    await shows(page, "The check failed (invalid-input-response).");
    await press(page, "input[name=person]");
    await press(page, READY);
    await found(page, "ak-stage-dummy");
}

describe("a captcha whose service is not reached", () => {
    describe("in the tab", () => {
        const tab = running(startTab);

        it("is the sandbox's own, which lets nobody in but who says that they are a person", async () => {
            const who = await visitor();
            const page = await who.open(`${tab.url}/if/user/`);
            await signIn(page, "akadmin", "akadmin");
            // The menu of whoever is signed in: the page's engine has answered. Before that, requests would go to the server of the files.
            await found(page, ".opener");
            const address = await flowWithCaptcha((path, body) => post(page, path, body) as Promise<{ pk: string }>, {});
            await page.goto(tab.url + address);
            await play(page);
            expect(who.asked.filter((url) => !url.startsWith(tab.url) && !url.startsWith("data:"))).to.deep.equal([]);
            expect(who.complaints).to.deep.equal([]);
        });
    });

    describe("against the server", () => {
        const served = running(startServer);

        it("is the same", async () => {
            const who = await visitor();
            const address = await flowWithCaptcha(async (path, body) => (await ask(served.url, "POST", path, body)).body, {});
            await play(await who.open(served.url + address));
            expect(who.complaints).to.deep.equal([]);
        });
    });
});

/** A captcha service of this machine: its script, which makes HTML of text and opens a frame as those of the large ones do, and what judges tokens. */
const SCRIPT = `
    window.turnstile = {
        render(at, { sitekey, callback }) {
            at.innerHTML = "<p>Widget of " + sitekey + "</p>";
            const frame = document.createElement("iframe");
            frame.src = window.captchaOrigin + "/frame";
            at.append(frame);
            at.onclick = () => callback("token-of-a-person");
        },
    };
`;

describe("a captcha whose service is reached by the server", () => {
    const asked: string[] = [];
    const service = createServer(async (request, response) => {
        let body = "";
        for await (const part of request) body += String(part);
        if (request.url === "/api.js")
            return void response.setHeader("content-type", "text/javascript").end(`window.captchaOrigin = "http://${request.headers.host}"; ${SCRIPT}`);
        if (request.url === "/frame") return void response.setHeader("content-type", "text/html").end("<p>In the frame</p>");
        asked.push(body);
        response.setHeader("content-type", "application/json").end(JSON.stringify({ success: body.includes("token-of-a-person") }));
    });
    const served = running(startServer);
    before(() => new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve)));
    after(() => new Promise((resolve) => service.close(resolve)));

    it("has its widget in the page of flows, and nowhere else; its word lets people in", async () => {
        const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
        const policyOf = async (path: string) => (await fetch(served.url + path)).headers.get("content-security-policy");
        expect(await policyOf("/if/flow/try/")).to.equal(await policyOf("/if/user/"));
        const address = await flowWithCaptcha(async (path, body) => (await ask(served.url, "POST", path, body)).body, {
            js_url: `${origin}/api.js`,
            api_url: `${origin}/siteverify`,
        });
        expect(await policyOf("/if/flow/try/")).to.contain(`script-src 'self' ${origin};`);
        expect(await policyOf("/if/user/")).not.to.contain(origin);

        const who = await visitor();
        const page = await who.open(served.url + address);
        await shows(page, "Widget of site");
        await page.waitForFunction(() => document.querySelector("iframe"));
        await press(page, ".ak-captcha > div");
        await found(page, "ak-stage-dummy");
        expect(asked).to.deep.equal(["secret=secret&response=token-of-a-person&remoteip=127.0.0.1"]);
        expect(who.complaints).to.deep.equal([]);
    });
});
