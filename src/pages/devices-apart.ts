import { msg, str } from "@lit/localize";
import type { Device, DeviceDetails } from "#src/api/devices.api.ts";
import { exact } from "#src/elements/time.ts";

/** A device of somebody's, with what tells it from another one of theirs; "" where its kind and name do. */
export type ToldDevice = Device & { readonly apart: string };

/** All devices of one person. @param look asks for what more is known of one: only where two of a kind have the same name, as each new key has at first */
export function toldApart(devices: readonly Device[], look: (device: Device) => Promise<DeviceDetails>): Promise<ToldDevice[]> {
    const isAlone = ({ type, name }: Device): boolean => devices.filter((other) => other.type === type && other.name === name).length === 1;
    return Promise.all(devices.map(async (device) => ({ ...device, apart: isAlone(device) ? "" : words(device, await look(device)) })));
}

/** For lists, and for the question before it is deleted. */
export const deviceName = ({ name, apart }: ToldDevice): string => (apart ? `${name} (${apart})` : name);

function words({ pk }: Device, { created_on: created, phone_number: phone }: DeviceDetails): string {
    if (created) return msg(str`set up ${exact(created)}`);
    return phone || msg(str`number ${pk}`);
}
