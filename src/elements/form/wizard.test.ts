import { expect, fixture, html } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { THEMES, useTheme } from "../testing/colors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Wizard } from "./ak-wizard.ts";
import "./ak-wizard.ts";
import { fieldsFor } from "./fields-for.ts";
import { form } from "./form.ts";
import { action, ask, formStep, type WizardDefinition } from "./wizard.ts";

interface Application {
    name: string;
    slug: string;
}
interface Provider {
    name: string;
    host: string;
}

/** A wizard whose parts keep what was sent, with a refusal for the next request. */
function example() {
    const sent: [what: string, body: unknown][] = [];
    const refusals: { what: string; error: ApiError }[] = [];
    /** Lets the next request of this kind fail. */
    const refuse = (what: string, error: ApiError): unknown => refusals.push({ what, error });
    const send = async <B>(what: string, body: B): Promise<B & { pk: number }> => {
        sent.push([what, body]);
        const at = refusals.findIndex((refusal) => refusal.what === what);
        if (at >= 0) throw refusals.splice(at, 1)[0]!.error;
        return { ...body, pk: sent.length };
    };
    const application = ask<Application>({
        title: () => "Application",
        fields: () => [fieldsFor<Application>().text("name", "Name", { required: true }), fieldsFor<Application>().text("slug", "Slug")],
    });
    const kind = ask<{ kind: "proxy" | "link" }>({
        title: () => "Kind",
        casual: true,
        fields: () => [
            fieldsFor<{ kind: "proxy" | "link" }>().radio("kind", "Kind", [
                { value: "link", label: "Link" },
                { value: "proxy", label: "Proxy" },
            ]),
        ],
    });
    const provider = ask<Provider>({
        title: () => "Proxy",
        fields: (known) => [
            fieldsFor<Provider>().text("name", "Name", { initial: `${known(application)?.name} proxy` }),
            fieldsFor<Provider>().text("host", "Host"),
        ],
    });
    const makeProvider = action({
        title: () => "Create the provider",
        from: [provider],
        run: async (known) => send("provider", known(provider)!),
        link: ({ pk }) => ({ label: "Show it", href: `#/provider/${pk}` }),
        shows: ({ host }) => `At ${host}.`,
    });
    const makeApplication = action({
        title: () => "Create the application",
        from: [application],
        run: async (known) => send("application", { ...known(application)!, provider: known(makeProvider)?.pk ?? null }),
    });
    const byActions: WizardDefinition = {
        header: () => "New application",
        steps: (known) => [application, kind, ...(known(kind)?.kind === "proxy" ? [provider] : [])],
        actions: (known) => [...(known(kind)?.kind === "proxy" ? [makeProvider] : []), makeApplication],
    };
    const part = (title: string) =>
        formStep<Application & { pk: number }>({
            title: () => title,
            from: title === "Second" ? [application] : [],
            form: () => async () =>
                form<(Application & { pk: number }) | undefined, Application, Application & { pk: number }>({
                    header: () => title,
                    submitLabel: () => "Save",
                    fields: () => [fieldsFor<Application>().text("name", "Name")],
                    save: (body, before) => send(before ? `${title} ${before.pk}` : title, body),
                }),
        });
    const byForms: WizardDefinition = { header: () => "Parts", steps: () => [kind, application, part1, part2] };
    const [part1, part2] = [part("First"), part("Second")];
    return { sent, refuse, byActions, byForms };
}

const inside = (wizard: Wizard, selector: string) => wizard.shadowRoot!.querySelector<HTMLElement>(selector)!;
const formOf = (wizard: Wizard) => inside(wizard, "ak-form").shadowRoot!;
const actionsOf = (wizard: Wizard) => inside(wizard, "ak-wizard-actions").shadowRoot!;
const at = (wizard: Wizard) => inside(wizard, "[aria-current=step] .title").textContent;
const titles = (wizard: Wizard) => [...wizard.shadowRoot!.querySelectorAll(".title")].map(({ textContent }) => textContent);
const reachable = (wizard: Wizard) => [...wizard.shadowRoot!.querySelectorAll("button.step .title")].map(({ textContent }) => textContent);
const field = (wizard: Wizard, name: string) => formOf(wizard).querySelector<HTMLInputElement>(`#${name}`)!;
const button = (root: ShadowRoot, label: string) => [...root.querySelectorAll<HTMLElement>("button")].find(({ textContent }) => textContent.trim() === label);
const fill = (wizard: Wizard, name: string, value: string) => {
    Object.assign(field(wizard, name), { value });
    field(wizard, name).dispatchEvent(new Event("change", { bubbles: true, composed: true }));
};
const shows = async (wizard: Wizard, title: string) => {
    await waitUntil(
        () => at(wizard) === title && wizard.shadowRoot!.querySelector("ak-form, ak-wizard-actions")?.shadowRoot?.childElementCount,
        `“${title}” is there`,
    );
    await wizard.updateComplete;
};
const press = async (wizard: Wizard, label: string, to: string) => {
    button(formOf(wizard), label)!.click();
    await shows(wizard, to);
};
const goTo = async (wizard: Wizard, title: string) => {
    [...wizard.shadowRoot!.querySelectorAll("button")].find(({ textContent }) => textContent.includes(title))!.click();
    await shows(wizard, title);
};

describe("ak-wizard", () => {
    let made: ReturnType<typeof example>;
    let done: unknown[];
    beforeEach(() => ([made, done] = [example(), []]));
    afterEach(() => useTheme("light"));
    const open = async (definition: WizardDefinition): Promise<Wizard> => {
        const wizard = await fixture<Wizard>(
            html`<ak-wizard .definition=${definition} @ak-done=${({ detail }: CustomEvent) => done.push(detail)}></ak-wizard>`,
        );
        await waitUntil(() => wizard.shadowRoot!.querySelector("ak-form")?.shadowRoot?.querySelector("form"));
        return wizard;
    };
    /** Up to the step that asks for the proxy. */
    const toProxy = async (): Promise<Wizard> => {
        const wizard = await open(made.byActions);
        fill(wizard, "name", "Wiki");
        await press(wizard, "Next", "Kind");
        fill(wizard, "kind", "proxy");
        await press(wizard, "Next", "Proxy");
        return wizard;
    };
    const apply = async (wizard: Wizard): Promise<void> => {
        await press(wizard, "Next", "Apply changes");
        await waitUntil(() => wizard.shadowRoot!.activeElement?.id === "heading", "the heading has the focus");
        button(actionsOf(wizard), "Create")!.click();
    };
    const marks = (wizard: Wizard) => [...actionsOf(wizard).querySelectorAll("li .pf-v6-screen-reader")].map(({ textContent }) => textContent);

    it("keeps the values of each step apart, and tells them to the steps and actions that follow", async () => {
        const wizard = await toProxy();
        expect(field(wizard, "name").value).to.equal("Wiki proxy");
        await apply(wizard);
        await waitUntil(() => marks(wizard).join() === "done,done");
        expect(made.sent).to.deep.equal([
            ["provider", { name: "Wiki proxy", host: "" }],
            ["application", { name: "Wiki", slug: "", provider: 1 }],
        ]);
    });

    it("takes the way that was picked, and forgets what was said on another", async () => {
        const wizard = await toProxy();
        fill(wizard, "host", "wiki.example.org");
        await press(wizard, "Next", "Apply changes");
        await goTo(wizard, "Kind");
        fill(wizard, "kind", "link");
        await apply(wizard);
        expect(titles(wizard)).to.deep.equal(["Application", "Kind", "Apply changes"]);
        await waitUntil(() => marks(wizard).join() === "done");
        expect(made.sent).to.deep.equal([["application", { name: "Wiki", slug: "", provider: null }]]);
    });

    it("does nothing at the end before it is told to", async () => {
        const wizard = await toProxy();
        await press(wizard, "Next", "Apply changes");
        expect(marks(wizard)).to.deep.equal(["waiting", "waiting"]);
        button(actionsOf(wizard), "Back")!.click();
        await shows(wizard, "Proxy");
        expect(made.sent).to.deep.equal([]);
    });

    it("goes back without losing what was typed, also what was not sent yet", async () => {
        const wizard = await toProxy();
        fill(wizard, "host", "wiki.example.org");
        await press(wizard, "Back", "Kind");
        expect((field(wizard, "kind") as { value: unknown }).value).to.equal("proxy");
        await goTo(wizard, "Application");
        expect(field(wizard, "name").value).to.equal("Wiki");
        await press(wizard, "Next", "Kind");
        await press(wizard, "Next", "Proxy");
        expect(field(wizard, "host").value).to.equal("wiki.example.org");
    });

    it("does not go on while something is missing", async () => {
        const wizard = await open(made.byActions);
        button(formOf(wizard), "Next")!.click();
        await waitUntil(() => formOf(wizard).querySelector("#name-errors")!.textContent.includes("required"));
        expect(at(wizard)).to.equal("Application");
    });

    it("has the focus in the first field of each step, and on the heading of the last", async () => {
        const wizard = await toProxy();
        await waitUntil(() => inside(wizard, "ak-form").shadowRoot!.activeElement?.id === "name");
        await apply(wizard);
        await waitUntil(() => wizard.shadowRoot!.activeElement?.id === "heading");
        expect(wizard.shadowRoot!.activeElement!.textContent).to.equal("Apply changes");
    });

    it("stops at what fails, tries that again, and does nothing twice", async () => {
        const wizard = await toProxy();
        made.refuse("provider", new ApiError(502, { detail: "Nobody answers." }));
        await apply(wizard);
        await waitUntil(() => marks(wizard).join() === "failed,waiting");
        expect(actionsOf(wizard).textContent).to.contain("Something could not be done.");
        button(actionsOf(wizard), "Try again")!.click();
        await waitUntil(() => marks(wizard).join() === "done,done");
        expect(made.sent.map((one) => one[0])).to.deep.equal(["provider", "provider", "application"]);
        expect(wizard.isChanged).to.equal(false);
        button(actionsOf(wizard), "Close")!.click();
        expect(done).to.deep.equal([null]);
    });

    it("S14.1 keeps the focus where the progress is told when the button that was pressed goes", async () => {
        const wizard = await toProxy();
        made.refuse("provider", new ApiError(502, { detail: "Nobody answers." }));
        const focused = () => inside(wizard, "ak-wizard-actions").shadowRoot!.activeElement;
        await press(wizard, "Next", "Apply changes");
        await waitUntil(() => wizard.shadowRoot!.activeElement?.id === "heading");
        button(actionsOf(wizard), "Create")!.focus();
        button(actionsOf(wizard), "Create")!.click();
        await waitUntil(() => marks(wizard).join() === "failed,waiting");
        expect(focused()!.getAttribute("aria-labelledby")).to.equal("progress");
        button(actionsOf(wizard), "Try again")!.focus();
        button(actionsOf(wizard), "Try again")!.click();
        await waitUntil(() => marks(wizard).join() === "done,done");
        expect(focused()!.getAttribute("aria-labelledby")).to.equal("progress");
    });

    it("leads to what was made", async () => {
        const wizard = await toProxy();
        await apply(wizard);
        await waitUntil(() => marks(wizard).join() === "done,done");
        actionsOf(wizard).querySelector("a")!.click();
        expect(done).to.deep.equal(["#/provider/1"]);
    });

    it("shows what somebody needs of what was made", async () => {
        const wizard = await toProxy();
        fill(wizard, "host", "wiki.example.org");
        await press(wizard, "Next", "Apply changes");
        expect(actionsOf(wizard).textContent).not.to.contain("At wiki.example.org.");
        button(actionsOf(wizard), "Create")!.click();
        await waitUntil(() => marks(wizard).join() === "done,done");
        expect(actionsOf(wizard).textContent).to.contain("At wiki.example.org.");
    });

    it("looks at what there is already as a step is left, and goes on with what comes of it", async () => {
        const first = ask<Application>({
            title: () => "First",
            fields: () => [fieldsFor<Application>().text("name", "Name"), fieldsFor<Application>().text("slug", "Slug")],
            async check(said) {
                if (said.slug === "wiki") throw new ApiError(400, { slug: ["Taken."] });
                return { ...said, slug: said.slug || "made-up" };
            },
        });
        const second = ask<Application>({ title: () => "Second", intro: (known) => known(first)?.slug, fields: () => [] });
        const wizard = await open({ header: () => "", steps: () => [first, second] });
        fill(wizard, "slug", "wiki");
        button(formOf(wizard), "Next")!.click();
        await waitUntil(() => formOf(wizard).querySelector("#slug-errors")?.textContent.includes("Taken."));
        expect(at(wizard)).to.equal("First");
        fill(wizard, "slug", "");
        await press(wizard, "Next", "Second");
        expect(formOf(wizard).textContent).to.contain("made-up");
    });

    it("shows what an action was refused at the field of its step", async () => {
        const wizard = await toProxy();
        made.refuse("provider", new ApiError(400, { host: ["Not this host."] }));
        await apply(wizard);
        await waitUntil(() => marks(wizard).join() === "failed,waiting");
        button(actionsOf(wizard), "Change in “Proxy”")!.click();
        await shows(wizard, "Proxy");
        expect(formOf(wizard).querySelector("#host-errors")!.textContent).to.contain("Not this host.");
        expect(field(wizard, "name").value).to.equal("Wiki proxy");
        fill(wizard, "host", "wiki.example.org");
        await apply(wizard);
        await waitUntil(() => marks(wizard).join() === "done,done");
        expect(made.sent[1]).to.deep.equal(["provider", { name: "Wiki proxy", host: "wiki.example.org" }]);
    });

    it("closes the steps of what is done, while what was refused can be mended", async () => {
        const wizard = await toProxy();
        await press(wizard, "Next", "Apply changes");
        made.refuse("application", new ApiError(400, { slug: ["Taken."] }));
        button(actionsOf(wizard), "Create")!.click();
        await waitUntil(() => marks(wizard).join() === "done,failed");
        expect(reachable(wizard)).to.deep.equal(["Application"]);
        button(actionsOf(wizard), "Change in “Application”")!.click();
        await shows(wizard, "Application");
        fill(wizard, "slug", "wiki");
        await apply(wizard);
        await waitUntil(() => marks(wizard).join() === "done,done");
        expect(made.sent.map((one) => one[0])).to.deep.equal(["provider", "application", "application"]);
    });

    it("saves as it goes: what came before is closed, and what comes back is changed", async () => {
        const wizard = await open(made.byForms);
        await press(wizard, "Next", "Application");
        fill(wizard, "name", "Wiki");
        await press(wizard, "Next", "First");
        fill(wizard, "name", "one");
        expect(wizard.isChanged).to.equal(true);
        await press(wizard, "Next", "Second");
        expect(wizard.isChanged).to.equal(false);
        expect(reachable(wizard)).to.deep.equal(["First"]);
        await press(wizard, "Back", "First");
        expect([field(wizard, "name").value, button(formOf(wizard), "Back")]).to.deep.equal(["one", undefined]);
        fill(wizard, "name", "uno");
        await press(wizard, "Next", "Second");
        button(formOf(wizard), "Create")!.click();
        await waitUntil(() => done.length === 1);
        expect(made.sent).to.deep.equal([
            ["First", { name: "one" }],
            ["First 1", { name: "uno" }],
            ["Second", { name: "" }],
        ]);
    });

    it("shows a refusal at its field where it was asked", async () => {
        const wizard = await open(made.byForms);
        await press(wizard, "Next", "Application");
        fill(wizard, "name", "Wiki");
        await press(wizard, "Next", "First");
        made.refuse("First", new ApiError(400, { name: ["Taken."] }));
        button(formOf(wizard), "Next")!.click();
        await waitUntil(() => formOf(wizard).querySelector("#name-errors")?.textContent.includes("Taken."));
        expect(at(wizard)).to.equal("First");
    });

    it("asks before typed text is lost, and not for what was only picked", async () => {
        const wizard = await open(made.byForms);
        fill(wizard, "kind", "proxy");
        await press(wizard, "Next", "Application");
        expect(wizard.isChanged).to.equal(false);
        fill(wizard, "name", "Wiki");
        expect(wizard.isChanged).to.equal(true);
        await press(wizard, "Next", "First");
        expect(wizard.isChanged).to.equal(true);
    });

    it("says where one is, to everybody", async () => {
        const wizard = await toProxy();
        expect(titles(wizard)).to.deep.equal(["Application", "Kind", "Proxy", "Apply changes"]);
        expect(inside(wizard, "nav").getAttribute("aria-label")).to.equal("Steps");
        expect(inside(wizard, "section h2").textContent).to.equal("Proxy");
        expect(inside(wizard, "li").textContent.replaceAll(/\s+/g, " ")).to.contain("done");
    });

    for (const theme of THEMES)
        it(`is accessible, from the first step to the last (${theme})`, async () => {
            await useTheme(theme);
            const wizard = await toProxy();
            await expect(wizard).to.be.accessible();
            made.refuse("provider", new ApiError(400, { host: ["Not this host."] }));
            await apply(wizard);
            await waitUntil(() => marks(wizard).join() === "failed,waiting");
            await expect(wizard).to.be.accessible();
        });

    it("does not compile with a name that a step does not have", () => {
        const first = ask<{ name: string }>({ title: () => "First", fields: () => [fieldsFor<{ name: string }>().text("name", "Name")] });
        ask<{ name: string }>({
            title: () => "Second",
            // @ts-expect-error: misspelt
            fields: (known) => [fieldsFor<{ name: string }>().text("name", "Name", { help: known(first)?.nmae })],
        });
    });
});
