import { expect } from "chai";
import { flag, list, nested, text } from "#kernel/base/fields.ts";
import {
    denyAccess,
    fieldError,
    formError,
    maybe,
    memoryStage,
    next,
    redirectTo,
    rejected,
    runs,
    show,
    shownAgain,
    stage,
    type RunnableStage,
} from "./stage.ts";

const DUMMY = "authentik_stages_dummy.dummystage";
const typeOf = ({ abilities }: ReturnType<typeof stage>): RunnableStage => abilities.find(({ facet }) => facet === runs)!.value as RunnableStage;

describe("how a stage ends its turn", () => {
    for (const [outcome, is] of [
        [next(), { kind: "next" }],
        [show(), { kind: "show" }],
        [redirectTo("/x/"), { kind: "redirect", to: "/x/" }],
        [denyAccess("No."), { kind: "denied", message: "No." }],
        [rejected(fieldError("code", "Wrong")), { kind: "show", errors: { code: [{ string: "Wrong", code: "invalid" }] }, isRejected: true }],
        [shownAgain(formError("Wrong", "denied")), { kind: "show", errors: { non_field_errors: [{ string: "Wrong", code: "denied" }] } }],
    ] as const)
        it(`${is.kind}${"isRejected" in is ? ", by the binding's action" : ""}`, () => {
            expect(outcome).to.deep.equal(is);
        });
});

describe("a kind of stage", () => {
    it("is registered with its model; what it does not say is nothing", () => {
        const { model } = stage(DUMMY, { enter: () => next() });
        const type = typeOf(stage(DUMMY, { enter: () => next() }));
        expect(model).to.equal(DUMMY);
        expect(type).to.deep.include({ component: undefined, namesUser: false, guards: false, takes: {}, shape: undefined });
    });

    it("declares the shape of what it shows and takes", () => {
        const { shape } = typeOf(
            stage(DUMMY, {
                component: "ak-x",
                schema: "X",
                namesUser: true,
                shows: { size: text() },
                takes: { token: text() },
                challenge: () => ({ size: "L" }),
            }),
        );
        expect(shape!.component).to.equal("ak-x");
        expect(Object.keys(shape!.challenge.fields!)).to.deep.equal([
            "type",
            "flow_info",
            "component",
            "response_errors",
            "pending_user",
            "pending_user_avatar",
            "size",
        ]);
        expect(Object.keys(shape!.answer!.fields!)).to.deep.equal(["component", "token"]);
    });

    it("may live in plans only, with what it is given there", () => {
        const { model } = memoryStage<{ to: string }>()("end", { enter: ({ settings }) => redirectTo(settings.to) });
        expect(model).to.equal("end");
    });
});

describe("a kind of stage that is misspelt", () => {
    const described = {
        component: "ak-x",
        schema: "X",
        shows: { size: text(), label: maybe(text()), sources: maybe(list(nested("Y", { name: text() }))) },
        takes: { token: text(), code: maybe(text()), isSure: flag(false, { required: true }) },
    };

    it("does not compile: what it shows", () => {
        stage(DUMMY, { ...described, challenge: () => ({ size: "L", label: undefined }) });
        // @ts-expect-error `labl` is no field of the challenge
        stage(DUMMY, { ...described, challenge: () => ({ size: "L", labl: "x" }) });
        // @ts-expect-error nor is it when the stage waits
        stage(DUMMY, { ...described, challenge: async ({ settings }) => ({ size: settings.name, labl: "x" }) });
        // @ts-expect-error `size` is missing
        stage(DUMMY, { ...described, challenge: () => ({ label: "L" }) });
        // @ts-expect-error `size` is a text
        stage(DUMMY, { ...described, challenge: () => ({ size: 5 }) });
        // @ts-expect-error members of what it shows are held as well
        stage(DUMMY, { ...described, challenge: () => ({ size: "L", sources: [{ nam: "x" }] }) });
    });

    it("does not compile: what it takes", () => {
        stage(DUMMY, { ...described, submit: (_, { token, code, isSure }) => (isSure && code === token ? next() : show()) });
        // @ts-expect-error `tokn` is no field of the answer
        stage(DUMMY, { ...described, submit: (_, { tokn }) => (tokn ? next() : show()) });
        // @ts-expect-error `code` may be missing
        stage(DUMMY, { ...described, submit: (_, { code }) => (code.length ? next() : show()) });
        // @ts-expect-error a stage ends its turn with an outcome
        stage(DUMMY, { ...described, submit: () => "next" });
    });

    it("does not compile: its model, its settings, the plan's context", () => {
        // @ts-expect-error there is no such model
        stage("authentik_stages_dummy.dumystage", { enter: () => next() });
        // @ts-expect-error the model has no such field
        stage(DUMMY, { enter: ({ settings }) => (settings.throws_error ? next() : undefined) });
        // @ts-expect-error the plan has no such key
        stage(DUMMY, { enter: ({ plan }) => (plan.get("promt_data") ? next() : undefined) });
        // @ts-expect-error what it was given has no such member
        memoryStage<{ to: string }>()("end", { enter: ({ settings }) => redirectTo(settings.too) });
        expect(typeOf(stage(DUMMY, {})).enter).to.equal(undefined);
    });
});
