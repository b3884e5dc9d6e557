import { facet } from "#kernel/base/facet.ts";

/** Kinds of second factors, by the names that stages and expressions call them, in the order in which stages list them. */
export const DEVICE_CLASSES = ["static", "totp", "webauthn", "duo", "sms"] as const;
export type DeviceClass = (typeof DEVICE_CLASSES)[number];

/** A kind of thing that proves who somebody is, beside their password. */
export const secondFactor = facet<DeviceClass>("second factor");
