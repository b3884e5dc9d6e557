import { msg } from "@lit/localize";
import { certificates } from "#src/api/certificates.api.ts";
import { flows } from "#src/api/flows.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { keyPairPicker } from "#src/pickers/certificate.picker.ts";

interface Body {
    authorization_flow: string;
    signing_key: string | null;
    signing_kp: string | null;
}
const { choice } = fieldsFor<Body>();

/** What a provider is offered to begin with; it can be changed. */
export interface Defaults {
    /** Key of the flow. */
    flow: string | null;
    /** Key of the pair that signs. */
    key: string | null;
}

/** The pair that every install comes with, for this. Others were made for something of their own. */
const OURS = "authentik Self-signed Certificate";

/** The first flow by its slug, which in a fresh install asks for consent; the pair that comes with every install, or the first by its name. */
export async function defaults(signal: AbortSignal): Promise<Defaults> {
    const [authorization, ours, pairs] = await Promise.all([
        flows.list({ designation: "authorization", ordering: "slug", page_size: 1 }, signal),
        certificates.list({ has_key: true, include_details: false, name: OURS, page_size: 1 }, signal),
        certificates.list({ has_key: true, include_details: false, ordering: "name", page_size: 1 }, signal),
    ]);
    return { flow: authorization.results[0]?.pk ?? null, key: (ours.results[0] ?? pairs.results[0])?.pk ?? null };
}

export const flowField = ({ flow }: Defaults) =>
    choice("authorization_flow", msg("Authorization flow"), flowPicker("authorization"), {
        required: true,
        initial: flow,
        help: msg("What people see on their way to the application, such as the question for their consent."),
    });

export const tokenKeyField = ({ key }: Defaults) =>
    choice("signing_key", msg("Signing key"), keyPairPicker, {
        initial: key,
        help: msg("Signs the tokens. Without one they are signed with the client secret, which many applications cannot check."),
    });

export const answerKeyField = ({ key }: Defaults) =>
    choice("signing_kp", msg("Signing key"), keyPairPicker, {
        initial: key,
        help: msg("Signs answers. If empty, they are not signed, which most applications refuse."),
    });
