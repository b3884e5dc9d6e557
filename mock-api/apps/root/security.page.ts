import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { notFound } from "#kernel/base/errors.ts";
import { DAY_MS } from "#mock/encoding/time.ts";

/** RFC 9116 2.5.5: less than a year. */
const GOOD_FOR_MS = 180 * DAY_MS;
/** RFC 9116 2.5.3: an address of the web, of mail, or of a telephone. */
const CONTACT = /^(?:https:\/\/|mailto:|tel:)[!-~]{1,500}$/;

/** RFC 9116: whom to tell of a hole in this installation, as `AUTHENTIK_SANDBOX_SECURITY_CONTACT` says; nothing where it does not (D-911). */
export const security = endpoint("GET /.well-known/security.txt", { authenticate: byNobody }, ({ call }) => {
    const contact = call.environment.AUTHENTIK_SANDBOX_SECURITY_CONTACT ?? "";
    if (!CONTACT.test(contact)) throw notFound("This installation does not say whom to tell.");
    const expires = new Date(call.random.now() + GOOD_FOR_MS).toISOString().replace(/\.\d+Z$/, "Z");
    return new Response(`Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: en, de\n`, {
        headers: { "content-type": "text/plain; charset=utf-8" },
    });
});
