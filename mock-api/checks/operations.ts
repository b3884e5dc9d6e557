import type { Fields } from "#kernel/base/fields.ts";
import type { Operation } from "#kernel/http/operation.ts";
import { storedIn } from "#kernel/store/schema.ts";
import type { TestBackend } from "#mock/adapters/test/test-backend.ts";
import { registry } from "#mock/registry.ts";

/** Every operation, once, in the order of their paths. */
export const OPERATIONS: readonly Operation[] = [...registry.operations].sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));

/** `GET core/users/{id}/` */
export const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

/** Fields of the body that it takes; undefined where it takes none. */
export const fieldsOf = ({ body: taken }: Operation): Fields | undefined => {
    if (taken?.kind === "form") return taken.fields;
    const shape = taken?.shape;
    return shape?.fields ?? (shape?.target ? registry.view(shape.target).fields : undefined);
};

/** Resource or family whose rows a path names. */
export function describedBy({ path }: Operation) {
    return [...registry.resources.values(), ...registry.families.values()].find(({ spec }) => spec.path && path.startsWith(`${spec.path}/`));
}

/** The path with the key of a row that is there, in place of each name; a key that nothing has where there is no row. */
export function pathFor(operation: Operation, backend: TestBackend): string {
    const described = describedBy(operation);
    return operation.path.replace(/\{(\w+)\}/g, () => {
        if (!described) return "default-authentication-flow";
        const model = "model" in described ? described.model : registry.schema.members(described.name)[0]!.model;
        const [row] = storedIn(backend.export(), model);
        const key = "lookup" in described.spec && described.spec.lookup ? row?.[described.spec.lookup] : row?.pk;
        return String(key ?? (described.spec.fields.pk?.kind === "integer" ? 999999 : "00000000-0000-4000-8000-000000000000"));
    });
}
