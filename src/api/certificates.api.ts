import { crud } from "./crud.ts";
import { get, post } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** A certificate, with or without its private key; lists show neither. */
export type Certificate = Schema["CertificateKeyPair"];

export const certificates = {
    ...crud("/crypto/certificatekeypairs/", "/crypto/certificatekeypairs/{kp_uuid}/"),
    /** A new pair that signs itself. */
    generate: (body: Schema["CertificateGenerationRequest"]) => post("/crypto/certificatekeypairs/generate/", { body }),
    /** PEM; every look is written to the event log. */
    certificate: (pk: string) => get("/crypto/certificatekeypairs/{kp_uuid}/view_certificate/", { path: { kp_uuid: pk } }),
    privateKey: (pk: string) => get("/crypto/certificatekeypairs/{kp_uuid}/view_private_key/", { path: { kp_uuid: pk } }),
};
