/** What of the package is used; it comes without types. */
declare module "passport-ldapauth" {
    import type { Strategy as PassportStrategy } from "passport";

    interface Server {
        readonly url: string;
        readonly bindDN: string;
        readonly bindCredentials: string;
        readonly searchBase: string;
        readonly searchFilter: string;
        readonly searchAttributes?: readonly string[];
        readonly groupSearchBase?: string;
        readonly groupSearchFilter?: string;
        readonly groupSearchAttributes?: readonly string[];
        readonly tlsOptions?: { readonly rejectUnauthorized: boolean };
    }

    export default class LdapStrategy extends PassportStrategy {
        constructor(options: { readonly server: Server });
    }
}
