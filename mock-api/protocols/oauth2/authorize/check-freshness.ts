import type { Call, Principal } from "#kernel/http/call.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import { loginOf } from "#mock/apps/core/login.ts";
import { signInAgain } from "#mock/flows/sign-in-again.ts";
import { LoginRequired } from "../errors.ts";
import { scopesIn } from "../provider.ts";
import type { Prompt } from "./check-prompt.ts";
import type { Parameters } from "./request.ts";

/** The query that asks for the same, except that it does not insist on a sign-in. */
export function withoutLogin(parameters: Parameters): string {
    const query = new URLSearchParams();
    for (const [name, value] of parameters) {
        const kept =
            name === "prompt"
                ? scopesIn(value)
                      .filter((prompt) => prompt !== "login")
                      .join(" ")
                : name === "max_age" && value === "0"
                  ? ""
                  : value;
        if (kept !== "" || value === "") query.append(name, kept);
    }
    return `?${query.toString()}`;
}

interface Asked {
    readonly call: Call;
    readonly principal: Principal;
    readonly application: Application;
    readonly parameters: Parameters;
    readonly prompts: ReadonlySet<Prompt>;
    readonly maxAge: number | undefined;
}

/** OpenID Connect Core 3.1.2.1: `prompt=login` and a sign-in older than `max_age` mean signing in again, as whoever one is (D-415). */
export async function checkFreshness({
    call,
    principal,
    application,
    parameters,
    prompts,
    maxAge,
}: Asked): Promise<{ authTime: number | undefined } | Response> {
    const login = loginOf(call, principal.pk);
    const isStale = maxAge !== undefined && (login === undefined || maxAge === 0 || call.random.now() / 1000 - login.at > maxAge);
    if (!isStale && !prompts.has("login")) return { authTime: maxAge === undefined ? undefined : login?.at };
    if (prompts.has("none")) throw new LoginRequired();
    return signInAgain(call, call.url.pathname + withoutLogin(parameters), application.name);
}
