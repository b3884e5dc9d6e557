import type { Call } from "./call.ts";
import { ProtocolError } from "./error-shapes.ts";
import { Form } from "./form.ts";

/** The parameters of a protocol's request: of the body where there is one, of the address else. */
export const parametersOf = (call: Call): Form<string> => (call.isUnsafe ? call.form.texts() : call.query);

/** RFC 6749 3.1: request parameters must not be sent more than once; `except` names those that may (RFC 8707 `resource`). */
export function refuseRepeated(parameters: Form<string>, except: readonly string[] = []): void {
    const name = parameters.repeated.find((repeated) => !except.includes(repeated));
    if (name !== undefined) throw new ProtocolError("invalid_request", `The parameter "${name}" was sent more than once.`);
}
