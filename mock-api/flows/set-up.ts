import type { JsonObject } from "#kernel/base/models.ts";
import type { StageContext } from "./stage.ts";

/**
 * What a session keeps of a device while it is being set up. It belongs to the person who is setting it up: whoever comes to the stage later in the same
 * browser, as somebody else, would get a secret that another has seen (D-145).
 */
export function underWay<T extends JsonObject>({ call, user }: StageContext<unknown>, name: string): T | undefined {
    const kept = call.session.get<T & { readonly user: number }>(name);
    return kept && kept.user === user?.pk ? kept : undefined;
}

export const keepUnderWay = ({ call, user }: StageContext<unknown>, name: string, kept: JsonObject): void =>
    call.session.set(name, { ...kept, user: user!.pk });
