import { factorOfType } from "#src/second-factors/second-factors.ts";
import { send } from "./client.ts";
import { answer, get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** Something by which a user proves who they are, apart from the password. */
export type Device = Schema["Device"];

/** What a device says of itself beyond its name: a security key when it was set up, a phone its number, others nothing. */
export type DeviceDetails = Partial<Pick<Schema["WebAuthnDevice"], "created_on"> & Pick<Schema["SMSDevice"], "phone_number">>;

/** Kinds that have any. Recovery codes would answer with themselves. */
const TELLING: ReadonlySet<string | undefined> = new Set(["webauthn", "sms"]);

async function detailsAt(below: string, device: Device, signal?: AbortSignal): Promise<DeviceDetails> {
    return TELLING.has(factorOfType(device.type)?.name) ? answer(send("GET", path(below + devices.key(device)), { signal })) : {};
}

const path = (key: string | number): string => `/authenticators/${key}/`;

export const devices = {
    /** The caller's own, of every kind, as far as they were confirmed. */
    own: (signal?: AbortSignal) => get("/authenticators/all/", { signal }),
    /** Names one device; `pk` alone does not, since each kind counts for itself. As in `totp/12`. */
    key: ({ type, pk }: Pick<Device, "type" | "pk">): string => `${factorOfType(type)?.name ?? type}/${pk}`,
    /** Of anybody, confirmed or not; for administrators. */
    of: (user: number, signal?: AbortSignal) => get("/authenticators/admin/all/", { query: { user }, signal }),
    /** Anybody's; for administrators. */
    destroyAs: (key: string | number, undo?: string) => answer<unknown>(send("DELETE", `/authenticators/admin/${key}/`, { undo })),
    /** Of one of the caller's own. */
    details: (device: Device, signal?: AbortSignal) => detailsAt("", device, signal),
    /** Of anybody's; for administrators. */
    detailsOf: (device: Device, signal?: AbortSignal) => detailsAt("admin/", device, signal),
    rename: (key: string, name: string) => answer<unknown>(send("PUT", path(key), { body: { name } })),
    usedBy: (key: string | number, signal?: AbortSignal) => answer<Schema["UsedBy"][]>(send("GET", `${path(key)}used_by/`, { signal })),
    destroy: (key: string | number) => answer<unknown>(send("DELETE", path(key))),
};
