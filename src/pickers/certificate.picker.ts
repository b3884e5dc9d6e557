import { certificates } from "#src/api/certificates.api.ts";
import { picker } from "./picker.ts";

/** Certificates that have a private key: what signs, decrypts, or serves a domain. */
export const keyPairPicker = picker({
    list: (query, signal) => certificates.list({ ...query, has_key: true, include_details: false }, signal),
    retrieve: certificates.retrieve,
    option: ({ pk, name }) => ({ value: pk, label: name }),
});

/** Certificates with or without a private key: by which others are known. */
export const certificatePicker = picker({
    list: (query, signal) => certificates.list({ ...query, include_details: false }, signal),
    retrieve: certificates.retrieve,
    option: ({ pk, name }) => ({ value: pk, label: name }),
});
