import type { Call } from "#kernel/call.ts";
import { askingPage } from "#kernel/html.ts";
import { page, redirect } from "#kernel/operation.ts";
import { csrfField, hasCsrf } from "#mock/apps/core/identity.ts";
import { signOut } from "#mock/apps/core/sign-in.ts";
import type { SamlSource } from "./source.ts";

/** Ends the session here, then leads to where it ends there. A page asks first: a link of somebody else's must not sign people out. */
export function signOutThere({ call, source }: { call: Call; source: SamlSource }): Response {
    if (call.principal) {
        if (!call.isUnsafe || !hasCsrf(call)) return page(askingPage("Sign out", `Sign out here and of ${source.name}?`, "Sign out", csrfField(call)));
        signOut(call);
    }
    return redirect(source.slo_url || "/");
}
