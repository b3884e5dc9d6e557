import "#src/admin/admin.interface.ts";
import { providedBy } from "../../support/preparations.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen } from "../../support/story.ts";

export default { title: "Screens/Admin/Providers of other kinds" };

const SAML = { acs_url: "https://wiki.example.org/acs", audience: "https://wiki.example.org" };
const PROXY = { external_host: "https://wiki.example.org", internal_host: "http://wiki.internal:8080" };
const FORWARD = { ...PROXY, mode: "forward_single" };
const DOMAIN = { external_host: "https://login.example.org", mode: "forward_domain", cookie_domain: "example.org" };
const page = (at: string, provider: object, tab = "overview") =>
    screen(
        "admin",
        providedBy(at, provider, (pk) => `#/core/providers/${pk};${encodeURIComponent(JSON.stringify({ page: `page-${tab}` }))}`),
    );
const form = (at: string, provider: object = {}) => pressing(screen("admin", providedBy(at, provider)), "Edit: Wiki");

export const Saml = page("saml", SAML);
export const SamlMetadata = page("saml", SAML, "metadata");
export const SamlPreview = page("saml", SAML, "preview");
export const SamlForm = form("saml", SAML);
export const Proxy = page("proxy", PROXY);
export const ProxyForm = form("proxy", PROXY);
export const ForwardAuth = page("proxy", FORWARD);
export const ForwardAuthForm = form("proxy", FORWARD);
export const ForwardAuthOfADomain = page("proxy", DOMAIN);
export const ForwardAuthOfADomainForm = form("proxy", DOMAIN);
export const Ldap = page("ldap", {});
export const LdapForm = form("ldap");

export const DarkSaml = dark(Saml);
export const DarkForwardAuth = dark(ForwardAuth);
export const NarrowSaml = narrow(Saml);
export const NarrowForwardAuth = narrow(ForwardAuth);
export const NarrowLdap = narrow(Ldap);
export const NarrowForm = narrow(ProxyForm);
