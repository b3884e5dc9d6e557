import "#src/admin/admin.interface.ts";
import { sourced } from "../../support/preparations.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Sources" };

const LDAP = { server_uri: "ldaps://directory.example.org", base_dn: "dc=example,dc=org", bind_cn: "cn=reader" };
const GITHUB = { provider_type: "github", consumer_key: "client-id", consumer_secret: "secret" };
const PLEX = { plex_token: "token", allowed_servers: ["3f1c"] };
const SAML = { sso_url: "https://login.example.org/sso", issuer: "https://auth.example.org" };
const PAGE = "#/core/sources/elsewhere";
const EDIT = "Edit: Elsewhere";

export const List = screen("admin", sourced("oauth", { ...GITHUB, enabled: false }, "#/core/sources"));
export const Kinds = pressing(List, "Create");
export const Form = pressing(List, "Create", "Next");

export const Ldap = pressing(screen("admin", sourced("ldap", LDAP)), EDIT);
export const OAuth = pressing(screen("admin", sourced("oauth", GITHUB)), EDIT);
export const Plex = pressing(screen("admin", sourced("plex", PLEX)), EDIT);
/** In the place of Plex nothing answers. */
export const PlexUnreached = pressing(screen("admin", sourced("plex", { ...PLEX, client_id: "sandbox-films" })), EDIT, "Load servers");
export const Saml = pressing(screen("admin", sourced("saml", SAML)), EDIT);

export const LdapPage = screen("admin", sourced("ldap", LDAP, PAGE));
export const OAuthPage = screen("admin", sourced("oauth", GITHUB, PAGE));
export const PlexPage = screen("admin", sourced("plex", PLEX, PAGE));
export const SamlPage = screen("admin", sourced("saml", SAML, `${PAGE};{"page":"page-metadata"}`));
export const Bindings = screen("admin", sourced("oauth", GITHUB, `${PAGE};{"page":"page-policy-bindings"}`));

export const Dark = dark(List);
export const DarkPage = dark(OAuthPage);
export const Narrow = narrow(List);
export const NarrowPage = narrow(OAuthPage);
export const NarrowForm = narrow(Saml);
export const Failing = within(List, { fault: "failing" });
