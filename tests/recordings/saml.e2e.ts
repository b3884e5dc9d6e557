import type { Json } from "./normalise.ts";
import type { Preparation } from "./preparation.ts";
import { protocolSuite } from "./protocol.suite.ts";

protocolSuite("saml", "SAML", 60, (preparation) => ({ install: () => install(preparation) }));

/** A key, bob, and three service providers: one as usual, one without a key, one that names people by a mapping. */
async function install({ ask, post, person, application }: Preparation): Promise<void> {
    await ask("flow", "GET", "flows/instances/?slug=default-provider-authorization-implicit-consent");
    await post("key", "crypto/certificatekeypairs/generate/", { common_name: "orc-saml", subject_alt_name: "", validity_days: 365 });
    for (const name of SHIPPED) await ask(`mapping:${name}`, "GET", `propertymappings/saml/?managed=goauthentik.io/providers/saml/${name}`);
    const name = { name: "sa-name", saml_name: "sa-name", expression: 'return "mapped-" + request.user.username' };
    await post("mapping:name-id", "propertymappings/saml/", name);
    await post("group", "core/groups/", { name: "sa-group" });
    const add = async (slug: string, more: { [field: string]: Json }): Promise<void> => {
        await post(`provider:${slug}`, "providers/saml/", {
            name: slug,
            authorization_flow: "{{setup/flow.body.results.0.pk}}",
            acs_url: "http://app.test/acs",
            issuer: "orc-idp",
            audience: "orc-sp",
            sp_binding: "post",
            property_mappings: SHIPPED.map((shipped) => `{{setup/mapping:${shipped}.body.results.0.pk}}`),
            ...more,
        });
        await application(slug.replace("sa-", "Sa "), `setup/provider:${slug}.body.pk`, slug);
    };
    await add("sa-main", { signing_kp: "{{setup/key.body.pk}}" });
    await add("sa-unsigned", {});
    await add("sa-named", { signing_kp: "{{setup/key.body.pk}}", name_id_mapping: "{{setup/mapping:name-id.body.pk}}" });
    const bob = {
        username: "sa-bob",
        name: "Bob Builder",
        email: "bob@orc.example",
        path: "orc",
        attributes: { upn: "bob@upn.example", distinguishedName: "cn=bob" },
    };
    await person("s1", "bob-pw-1", { ...bob, groups: ["{{setup/group.body.pk}}"] });
}

/** Order in which the real server names them. */
const SHIPPED = ["uid", "username", "email", "name", "upn", "groups", "ms-windowsaccountname"];
