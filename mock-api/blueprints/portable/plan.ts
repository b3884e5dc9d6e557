import type { JsonObject } from "#kernel/base/models.ts";
import { own, put } from "#kernel/base/own.ts";
import type { Registry } from "#kernel/resource/registry.ts";
import type { Steps } from "#kernel/base/steps.ts";
import { isObject } from "#kernel/store/validate.ts";
import { type Parsed, Tagged } from "#mock/blueprints/read.ts";
import { boundBy, type Named, type Portable, Reference } from "./naming.ts";
import type { Portrait, Portraits } from "./portrait.ts";
import { Names } from "./names.ts";
import { closureOf, isBoundByOtherKey, needsOf, type Scope, withoutMembers } from "./scope.ts";
import { isSecret } from "./secrets.ts";

export interface Wanted {
    readonly scope: Scope;
    /** Slug of the application that `scope` is about. */
    readonly application?: string;
    /** Secrets stand in the file; otherwise a name stands for each, to be filled in. */
    readonly withSecrets: boolean;
}

/** An entry of a blueprint file, as it is written. */
export interface Written {
    readonly [key: string]: Parsed;
}

export interface Plan {
    readonly entries: readonly Written[];
    /** What stands for each secret, and the secret. */
    readonly secrets: JsonObject;
    /** The objects that a fresh install has like this one when the entries are applied. */
    readonly portraits: readonly Portrait[];
}

/** The entries that make a fresh install like this one, each after those that it points to. `fresh`: what every installation has. */
export function* planOf(here: Portraits, fresh: Portraits, wanted: Wanted, registry: Registry): Steps<Plan> {
    const planner = new Planner(here, fresh, wanted, registry);
    const portraits = planner.chosen();
    if (wanted.scope !== "application") planner.makeRoom();
    for (const portrait of portraits) {
        planner.add(portrait);
        yield;
    }
    if (wanted.scope !== "application") planner.removeOthers();
    return { entries: planner.entries, secrets: planner.secrets, portraits };
}

class Planner {
    readonly entries: Written[] = [];
    readonly secrets: Record<string, string> = {};
    readonly #here: Portraits;
    readonly #fresh: Portraits;
    readonly #wanted: Wanted;
    readonly #registry: Registry;
    /** Ids of entries by the mark of their object. */
    readonly #ids = new Map<string, string>();
    readonly #begun = new Set<string>();
    readonly #entryNames = new Names();
    readonly #secretNames = new Names();

    constructor(here: Portraits, fresh: Portraits, wanted: Wanted, registry: Registry) {
        this.#here = here;
        this.#fresh = fresh;
        this.#wanted = wanted;
        this.#registry = registry;
    }

    chosen(): readonly Portrait[] {
        const { scope, application } = this.#wanted;
        if (scope !== "application") return [...this.#here.objects.values()];
        const root = [...this.#here.objects.values()].find(({ named: { model, row } }) => model === "authentik_core.application" && row.slug === application);
        const marks = root ? closureOf(root, this.#here) : new Set<string>();
        return [...this.#here.objects.values()].filter(({ named }) => marks.has(named.mark)).map(withoutMembers);
    }

    /** Writes an object after all that it points to; what every installation has by itself is left to it. */
    add(portrait: Portrait): void {
        const { named } = portrait;
        if (this.#begun.has(named.mark)) return;
        this.#begun.add(named.mark);
        const standing = this.#fresh.objects.get(named.mark);
        const fields = this.#told(portrait, standing);
        if (standing && !Object.keys(fields).length && this.#wanted.scope !== "everything") return;
        for (const other of needsOf({ named, fields })) this.#need(other);
        const attrs = this.#written(named, fields);
        if (named.model === "authentik_core.user" && !standing) this.#makeUser(named, attrs);
        this.#write(named, Object.keys(attrs).length ? { attrs } : {});
    }

    /**
     * The original wants a list of groups when a user is made, and takes it for all that the user is in. Who is in a group stands with the group:
     * somebody who is there already keeps those that the file does not know.
     */
    #makeUser(named: Named, { name = "" }: Record<string, Parsed>): void {
        this.entries.push({ model: named.model, state: "created", identifiers: this.#identifiers(named), attrs: { name, groups: [] } });
    }

    /** What a fresh install has and this one has not is taken away before what takes its name, as another kind of the same family. */
    makeRoom(): void {
        for (const named of this.#gone()) if (this.#isInTheWay(named)) this.#remove(named);
    }

    /** The rest of what a fresh install has and this one has not is taken away, what points to others first. */
    removeOthers(): void {
        for (const named of this.#gone()) if (!this.#isInTheWay(named)) this.#remove(named);
    }

    /** What goes along with another is left to that: where the file is applied again, there is nothing any more to name it by. */
    #gone(): Named[] {
        const isLeft = new Set(this.#here.leftOut.map(({ model, name }) => `${model} ${name}`));
        const isHere = ({ mark }: Named): boolean => this.#here.objects.has(mark);
        return [...this.#fresh.objects.values()]
            .flatMap(({ named }) => (isHere(named) || isLeft.has(`${named.model} ${named.title}`) || !boundBy(named).every(isHere) ? [] : [named]))
            .toReversed();
    }

    #isInTheWay({ model, row }: Named): boolean {
        const { fields, schema } = this.#registry.resource(model);
        const uniques = Object.entries(fields).flatMap(([name, { unique }]) => (unique ? [name] : []));
        return [...this.#here.objects.values()].some(({ named }) => {
            const { families } = this.#registry.resource(named.model).schema;
            return Object.keys(schema.families).some((family) => Object.hasOwn(families, family)) && uniques.some((name) => row[name] === own(named.row, name));
        });
    }

    #remove(named: Named): void {
        this.entries.push({ model: named.model, state: "absent", identifiers: this.#identifiers(named) });
    }

    /** What an object that is pointed to must have in the file. */
    #need(other: Named): void {
        const portrait = this.#here.objects.get(other.mark);
        if (portrait) this.add(this.#wanted.scope === "application" ? withoutMembers(portrait) : portrait);
    }

    /** Fields that an entry tells: those that differ from what a new object, or the one of a fresh install, has. */
    #told({ named, fields }: Portrait, standing: Portrait | undefined): Record<string, Portable> {
        const described = this.#registry.resource(named.model).fields;
        const isTold = ([name, value]: [string, Portable]): boolean => {
            const differs = standing && textOf(value) !== textOf(own(standing.fields, name) ?? null);
            if (standing && this.#wanted.scope !== "everything") return differs === true;
            const field = own(described, name)!;
            if (differs || (field.required && !standing)) return true;
            // What is made for a new object is told even where it is to be an empty text.
            return typeof field.default === "function" ? !isNothing(value) : textOf(value) !== textOf(blankOf(field.default, field.kind));
        };
        return Object.fromEntries(Object.entries(fields).filter(isTold));
    }

    #written({ model, title }: Named, fields: Readonly<Record<string, Portable>>): Record<string, Parsed> {
        const described = this.#registry.resource(model).fields;
        return Object.fromEntries(
            Object.entries(fields).map(([name, value]) => {
                const isHeld = isSecret(name, own(described, name)!) && typeof value === "string" && value !== "" && !this.#wanted.withSecrets;
                return [name, isHeld ? this.#secret(model, title, name, value) : this.#value(value, false)];
            }),
        );
    }

    #secret(model: string, title: string, field: string, value: string): Tagged {
        const name = this.#secretNames.make(`${shortOf(model)}-${title}-${field}`).replaceAll("-", "_");
        put(this.secrets, name, value);
        return new Tagged("Context", name);
    }

    #write(named: Named, content: { attrs?: Record<string, Parsed> }): void {
        const id = this.#entryNames.make(`${shortOf(named.model)}-${handleOf(named)}`);
        const identifiers = this.#identifiers(named);
        this.#ids.set(named.mark, id);
        this.entries.push({ model: named.model, id, identifiers, ...content });
    }

    #identifiers({ model, identifiers }: Named): Record<string, Parsed> {
        const isBinding = model === "authentik_policies.policybinding";
        return Object.fromEntries(Object.entries(identifiers).map(([name, value]) => [name, this.#value(value, isBinding && name === "target")]));
    }

    #value(value: Portable, isPolicyTarget: boolean): Parsed {
        if (value instanceof Reference) return this.#reference(value.to, isPolicyTarget);
        if (Array.isArray(value)) return value.map((one) => this.#value(one as Portable, false));
        return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#value(one, false)])) : (value as Parsed);
    }

    /** `!KeyOf` what stands in the file, `!Find` what every installation has. */
    #reference(to: Named, isPolicyTarget: boolean): Tagged {
        if (!this.#ids.has(to.mark) && isPolicyTarget && isBoundByOtherKey(to, this.#registry)) this.#write(to, {});
        const id = this.#ids.get(to.mark);
        if (id !== undefined) return new Tagged("KeyOf", id);
        return new Tagged("Find", [to.model, ...Object.entries(to.identifiers).map(([name, value]) => [name, this.#value(value, false)])]);
    }
}

/** What an id in the file is made of: `default-authentication-flow` rather than "Welcome to authentik!". */
const handleOf = ({ identifiers: { slug, username }, title }: Named): string => String(slug ?? username ?? title);

/** `authentik_core.application` → `application` */
const shortOf = (model: string): string => model.slice(model.indexOf(".") + 1);

export const textOf = (value: Portable): string => JSON.stringify(value);

const isNothing = (value: Portable): boolean => value === null || (isObject(value) && !(value instanceof Reference) && Object.keys(value).length === 0);

/** What a new row has where nothing was sent. */
const blankOf = (initial: unknown, kind: string): Portable => (kind === "references" ? [] : initial === undefined ? null : (initial as Portable));
