import { msg } from "@lit/localize";
import { KINDS } from "./kinds.generated.ts";

/** The API names some objects by their family: it does not say of which kind they are. */
const FAMILIES = new Map<string, () => string>([
    ["authentik_core.propertymapping", () => msg("Property mapping")],
    ["authentik_core.provider", () => msg("Provider")],
    ["authentik_core.source", () => msg("Source")],
    ["authentik_core.usersourceconnection", () => msg("Connection to a source")],
    ["authentik_flows.stage", () => msg("Stage")],
    ["authentik_outposts.outpostserviceconnection", () => msg("Outpost integration")],
    ["authentik_policies.policy", () => msg("Policy")],
]);

/** Second factors have one name everywhere; the API has others. */
const SECOND_FACTORS = new Map<string, () => string>([
    ["otp_static.staticdevice", () => msg("Recovery codes")],
    ["otp_totp.totpdevice", () => msg("Authenticator app")],
    ["authentik_stages_authenticator_duo.duodevice", () => msg("Duo push notification")],
    ["authentik_stages_authenticator_sms.smsdevice", () => msg("SMS")],
    ["authentik_stages_authenticator_webauthn.webauthndevice", () => msg("Security key")],
]);

/** What an object is called that the API names by its model; the model's own name where nothing more is known, as of another version. */
export function kindName(app: string, model: string): string {
    const name = `${app}.${model}`;
    return (SECOND_FACTORS.get(name) ?? KINDS.get(name) ?? FAMILIES.get(name))?.() ?? model;
}

/** The same of a model as blueprints name it: "authentik_core.group". */
export function kindNameOf(model: string): string {
    const { app, model: kind } = modelOf({ meta_model_name: model });
    return kindName(app, kind);
}

/** App and model of what says of which kind it is: `authentik_stages_email.emailstage`. */
export function modelOf({ meta_model_name: name }: Pick<OfAKind, "meta_model_name">): { app: string; model: string } {
    const [app = "", model = ""] = name.split(".");
    return { app, model };
}

interface OfAKind {
    /** As `authentik_stages_email.emailstage`. */
    meta_model_name: string;
    verbose_name: string;
}

/** What an object in a list of many kinds is. */
export const kindTitle = ({ meta_model_name: model, verbose_name: name }: OfAKind): string => KINDS.get(model)?.() ?? name;
