import type { Field } from "#kernel/base/fields.ts";

/** Fields that a password, a key or a token stands in although an answer shows them. */
const SHOWN: ReadonlySet<string> = new Set(["client_secret", "plex_token", "kubeconfig", "auth", "auth_password"]);

/** No answer shows it, but whoever connects is handed it. */
const PUBLIC = "certificate_data";

/** Whether a field holds a secret. */
export const isSecret = (name: string, { writeOnly }: Field): boolean => (writeOnly && name !== PUBLIC) || SHOWN.has(name);
