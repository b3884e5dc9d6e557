import { anonymous } from "#kernel/http/access.ts";
import { apiOperation } from "#kernel/resource/action.ts";
import { choice, object } from "#kernel/base/fields.ts";
import { describing } from "#kernel/openapi/openapi.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import type { Registry } from "#kernel/resource/registry.ts";
import { type Steps, withPauses } from "#kernel/base/steps.ts";
import { VERSION } from "./version.ts";
import { yamlInSteps } from "./yaml-in-steps.ts";
import { LANGUAGES } from "./languages.ts";

/** What the document can be asked as, in the order that decides where a caller takes anything. */
const TYPES = {
    "application/vnd.oai.openapi": "yaml",
    "application/yaml": "yaml",
    "application/vnd.oai.openapi+json": "json",
    "application/json": "json",
} as const;
type Type = keyof typeof TYPES;

/** The document of each registry, written in each way, once (C4). */
const made = new WeakMap<Registry, Partial<Record<"json" | "yaml", Promise<string>>>>();

function written(registry: Registry, as: "json" | "yaml"): Promise<string> {
    const texts = made.get(registry) ?? {};
    made.set(registry, texts);
    return (texts[as] ??= withPauses(writing(registry, as)));
}

function* writing(registry: Registry, as: "json" | "yaml"): Steps<string> {
    const document = yield* describing(registry, VERSION);
    return as === "json" ? JSON.stringify(document) : yield* yamlInSteps(document);
}

/** GET schema/ : the document of this API, as YAML unless JSON is asked for. */
export const schema = apiOperation(
    "GET",
    "schema/",
    {
        access: anonymous,
        query: { format: choice(["json", "yaml"]), lang: choice(LANGUAGES) },
        answer: object(),
        types: Object.keys(TYPES),
    },
    async ({ call }) => {
        const registry = registryOf(call);
        const type = typeOf(call.url.searchParams.get("format"), call.header("accept") ?? "*/*");
        const text = await call.outside(() => written(registry, TYPES[type]));
        return new Response(text, {
            headers: { "content-type": type, "content-disposition": `inline; filename="authentik.${TYPES[type]}"` },
        });
    },
);

function typeOf(format: string | null, accept: string): Type {
    const types = Object.keys(TYPES) as Type[];
    const fitting = types.filter((type) => format === null || TYPES[type] === format);
    const wanted = accept.split(",").map((range) => range.split(";")[0]!.trim().toLowerCase());
    const asked = wanted.map((range) => fitting.find((type) => range === "*/*" || range === type || range === "application/*")).find(Boolean);
    return asked ?? fitting[0] ?? types[0]!;
}
