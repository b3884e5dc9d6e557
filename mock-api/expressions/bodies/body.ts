import type { Json, JsonObject } from "#kernel/base/models.ts";

/** The body of a property mapping, as people write them, and what it gives for Ada (`company.test-helper.ts`). */
export interface MappingBody {
    readonly about: string;
    readonly source: string;
    readonly gives: Json;
    /** Further names that it knows. */
    readonly context?: JsonObject;
}

/** The body of a policy, and what it decides for Ada. */
export interface PolicyBody {
    readonly about: string;
    readonly source: string;
    readonly passes: boolean;
    readonly messages?: readonly string[];
    readonly context?: JsonObject;
}

export const mapping = (about: string, source: string, gives: Json, context?: JsonObject): MappingBody => ({ about, source, gives, context });
export const passes = (about: string, source: string, context?: JsonObject, messages: string[] = []): PolicyBody => ({
    about,
    source,
    passes: true,
    messages,
    context,
});
export const fails = (about: string, source: string, messages: string[] = [], context?: JsonObject): PolicyBody => ({
    about,
    source,
    passes: false,
    messages,
    context,
});
