import { msg } from "@lit/localize";
import { html } from "lit";
import { flows } from "#src/api/flows.api.ts";
import { href } from "#src/base/route.ts";
import { confirm } from "#src/elements/dialog/dialogs.ts";
import { notify, notifyFailure } from "#src/elements/messages.ts";
import { invitationFlows } from "./invitation-flows.ts";

const SLUG = "enrollment-by-invitation";

/** In YAML. */
const text = (value: string): string => JSON.stringify(value);

/**
 * A flow that takes an invitation, asks for a name and a password, makes the account and signs it in. As one blueprint it is there as a whole, or not at all.
 * Each object is known by its name: where one is there already, it is used. What people read in it is in the language of whoever makes it.
 */
const blueprint = (): string => `version: 1
metadata: { name: ${text(msg("Enrollment by invitation"))} }
entries:
    - { model: authentik_flows.flow, id: flow, identifiers: { slug: ${SLUG} }, attrs: { name: ${text(msg("Enrollment by invitation"))}, title: ${text(msg("Create your account"))}, designation: enrollment, authentication: require_unauthenticated } }
    - { model: authentik_stages_invitation.invitationstage, id: invited, identifiers: { name: ${SLUG}-invitation }, attrs: { continue_flow_without_invitation: false } }
    - { model: authentik_stages_prompt.prompt, id: username, identifiers: { name: ${SLUG}-username }, attrs: { field_key: username, label: ${text(msg("Username"))}, type: username, required: true, order: 0 } }
    - { model: authentik_stages_prompt.prompt, id: name, identifiers: { name: ${SLUG}-name }, attrs: { field_key: name, label: ${text(msg("Name"))}, type: text, required: true, order: 1 } }
    - { model: authentik_stages_prompt.prompt, id: email, identifiers: { name: ${SLUG}-email }, attrs: { field_key: email, label: ${text(msg("Email"))}, type: email, required: true, order: 2 } }
    - { model: authentik_stages_prompt.prompt, id: password, identifiers: { name: ${SLUG}-password }, attrs: { field_key: password, label: ${text(msg("Password"))}, type: password, required: true, order: 3 } }
    - { model: authentik_stages_prompt.prompt, id: repeat, identifiers: { name: ${SLUG}-password-repeat }, attrs: { field_key: password_repeat, label: ${text(msg("Password (repeat)"))}, type: password, required: true, order: 4 } }
    - { model: authentik_stages_prompt.promptstage, id: prompts, identifiers: { name: ${SLUG}-prompts }, attrs: { fields: [!KeyOf username, !KeyOf name, !KeyOf email, !KeyOf password, !KeyOf repeat] } }
    - { model: authentik_stages_user_write.userwritestage, id: write, identifiers: { name: ${SLUG}-write }, attrs: { user_creation_mode: always_create } }
    - { model: authentik_stages_user_login.userloginstage, id: login, identifiers: { name: ${SLUG}-login } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf invited, order: 0 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf prompts, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf write, order: 20 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf login, order: 100 } }
`;

/** Offers a flow that takes invitations, and makes it. @returns whether it is there */
export async function setUpInvitations(): Promise<boolean> {
    const isWanted = await confirm({
        header: msg("Set up a flow for invitations?"),
        text: msg(
            "It asks whoever was invited for a name, an email address and a password, creates their account and signs them in. You can change it afterwards.",
        ),
        yes: msg("Set it up"),
    });
    if (!isWanted) return false;
    try {
        // Made in another tab in the meantime: what was changed of it since stays.
        if ((await invitationFlows()).length > 0) return true;
        const { success } = await flows.import(new File([blueprint()], `${SLUG}.yaml`, { type: "application/yaml" }));
        if (!success) throw new Error(msg("The flow could not be made."));
        notify("success", msg("Invitations work now."), html`<a href=${href(`/flow/flows/${SLUG}`)}>${SLUG}</a>`);
        return true;
    } catch (error) {
        notifyFailure(error, msg("The flow could not be made."));
        return false;
    }
}
