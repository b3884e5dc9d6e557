import type { Call, Principal } from "#kernel/http/call.ts";
import { keepingWrites } from "#kernel/base/errors.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { ConsentRequired, LoginRequired } from "../errors.ts";
import { scopesIn } from "../provider.ts";
import type { Parameters } from "./request.ts";

export type Prompt = "none" | "login" | "consent";
const PROMPTS: readonly string[] = ["none", "login", "consent"] satisfies Prompt[];

/** OpenID Connect Core 3.1.2.1: what the person is to be asked. Values that are not known are passed over; `none` goes with no other. */
export function checkPrompt({ call, principal, parameters }: { call: Call; principal: Principal | null; parameters: Parameters }): {
    prompts: ReadonlySet<Prompt>;
} {
    const prompts = new Set(scopesIn(parameters.get("prompt")).filter((value): value is Prompt => PROMPTS.includes(value)));
    if (!prompts.has("none")) return { prompts };
    if (!principal || prompts.has("login")) {
        writeEvent(call, "configuration_error", "authentik.providers.oauth2.views.authorize", {
            message: "Sign-in is needed, but the client wants no prompt.",
        });
        throw keepingWrites(new LoginRequired());
    }
    if (prompts.has("consent")) throw new ConsentRequired();
    return { prompts };
}
