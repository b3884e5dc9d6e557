import type { Call } from "#kernel/http/call.ts";
import { invalidFields } from "#kernel/base/errors.ts";
import { own } from "#kernel/base/own.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import { type Steps, withPauses } from "#kernel/base/steps.ts";
import { INTERNAL } from "#mock/apps/crypto/certificate.resource.ts";
import { type Certificates, freshInstall } from "#mock/blueprints/fresh-install.ts";
import { applyBlueprint } from "#mock/blueprints/importer.ts";
import { BlueprintError, readingBlueprint } from "#mock/blueprints/read.ts";
import { type LeftOut, SELF_SIGNED } from "./left-out.ts";
import { type Plan, planOf, textOf, type Wanted } from "./plan.ts";
import type { Portable } from "./naming.ts";
import { type Portraits, portraitsOf } from "./portrait.ts";
import { writeBlueprint } from "./write.ts";

/** A blueprint that another installation takes. */
export interface PortableBlueprint {
    readonly content: string;
    /** Names that stand for secrets, to be given a value by whoever applies it. */
    readonly secrets: readonly string[];
    readonly left_out: readonly LeftOut[];
}

export interface TriedBlueprint extends PortableBlueprint {
    /** What a fresh install does not have as it is here after the blueprint was applied to it; empty: nothing. */
    readonly differences: readonly string[];
}

/** Of an installation that is made for trying: no key is one of a real one. */
const SEED = 19_041_912;

/** What is wanted of this installation as a blueprint without a key of it: objects are named by what names them everywhere. */
export async function exportPortable(call: Call, wanted: Wanted): Promise<PortableBlueprint> {
    return (await drafted(call, wanted)).blueprint;
}

/** The same, tried on a fresh install that has other keys: what does not come out the same is told. */
export async function exportTried(call: Call, wanted: Wanted): Promise<TriedBlueprint> {
    const { trial, here, plan, blueprint } = await drafted(call, wanted);
    return { ...blueprint, differences: await call.outside(() => withPauses(differencesOf(trial, blueprint.content, plan, here))) };
}

interface Draft {
    /** A fresh install to try it on. */
    readonly trial: Call;
    readonly here: Portraits;
    readonly plan: Plan;
    readonly blueprint: PortableBlueprint;
}

async function drafted(call: Call, wanted: Wanted): Promise<Draft> {
    const registry = registryOf(call);
    const { trial, here, plan } = await call.reading(function* () {
        const trial = yield* freshInstall(registry, SEED, ownCertificates(call));
        const here = yield* portraitsOf(call, registry);
        const fresh = yield* portraitsOf(trial, registry, here.naming);
        return { trial, here, plan: yield* planOf(here, fresh, wanted, registry) };
    });
    if (wanted.scope === "application" && !plan.portraits.length)
        throw invalidFields({ application: [`There is no application "${wanted.application ?? ""}".`] });
    const content = await call.outside(() => withPauses(writeBlueprint(nameOf(wanted), plan)));
    return { trial, here, plan, blueprint: { content, secrets: Object.keys(plan.secrets), left_out: leftOutOf(here, plan, wanted) } };
}

const nameOf = ({ scope, application }: Wanted): string =>
    scope === "application" ? `Application ${application}` : scope === "changed" ? "What was changed" : "Whole installation";

/** In the blueprint of one application only what concerns its own objects is told. */
function leftOutOf({ leftOut }: Portraits, { portraits }: Plan, { scope }: Wanted): readonly LeftOut[] {
    const names = new Set(portraits.map(({ named: { model, title } }) => `${model} ${title}`));
    return scope === "application" ? leftOut.filter(({ model, name }) => names.has(`${model} ${name}`)) : leftOut;
}

const ownCertificates = ({ db }: Call): Certificates =>
    db.all("authentik_crypto.certificatekeypair").filter(({ name, managed }) => managed === INTERNAL || name === SELF_SIGNED);

/** Applies the file to a fresh install, and looks for what should be there by now. */
function* differencesOf(trial: Call, content: string, { secrets, portraits }: Plan, here: Portraits): Steps<readonly string[]> {
    try {
        yield* applyBlueprint(trial, yield* readingBlueprint(content), { context: secrets });
    } catch (error) {
        if (error instanceof BlueprintError) return error.problems.map(({ message }) => message);
        throw error;
    }
    const there = yield* portraitsOf(trial, registryOf(trial), here.naming);
    const wrong: string[] = [];
    for (const { named, fields } of portraits) {
        const found = there.objects.get(named.mark);
        if (!found) wrong.push(`${named.model} ${named.title} is missing`);
        else
            for (const [name, value] of Object.entries(fields))
                if (readAs(value) !== readAs(own(found.fields, name) ?? null)) wrong.push(`${named.model} ${named.title}: ${name}`);
    }
    if (portraits.length === here.objects.size)
        for (const { named } of there.objects.values()) if (!here.objects.has(named.mark)) wrong.push(`${named.model} ${named.title} should not be there`);
    return wrong;
}

/** As the API reads a value: without blanks around a text. */
const readAs = (value: Portable): string => textOf(typeof value === "string" ? value.trim() : value);
