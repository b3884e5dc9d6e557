import type { TestBackend } from "#mock/adapters/test/test-backend.ts";
import type { PolicyBinding } from "#src/api/policies.api.ts";
import { formSuite } from "#src/pages/testing/form.suite.ts";
import { applicationForms } from "./applications/forms.ts";
import { blueprintForms } from "./blueprints/forms.ts";
import { certificateForms } from "./certificates/forms.ts";
import { flowForms } from "./flows/forms.ts";
import { groupForms } from "./groups/forms.ts";
import { integrationKinds } from "./integrations/forms.ts";
import { invitationForms } from "./invitations/forms.ts";
import { notificationForms } from "./notifications/forms.ts";
import { outpostForms } from "./outposts/forms.ts";
import { policyBindingForms, policyForms, policyKinds } from "./policies/forms.ts";
import { promptForms } from "./prompts/forms.ts";
import { mappingForms, mappingKinds } from "./property-mappings/forms.ts";
import { sourceForms, sourceKinds } from "./sources/forms.ts";
import { stageForms, stageKinds } from "./stages/forms.ts";
import { providerForms } from "./providers/forms.ts";
import { tenantForms } from "./tenants/forms.ts";
import { tokenForms } from "./tokens/forms.ts";
import { userForms } from "./users/forms.ts";

const nothing = async () => undefined;
/** The first object of a list. */
const first = (list: string) => async (backend: TestBackend) => (await backend.admin.get(list)).body.results[0];
const made = (list: string, body: object) => async (backend: TestBackend) => (await backend.admin.post(list, body)).body;

const user = first("core/users/");
const group = made("core/groups/", { name: "Staff", users: [] });
const token = made("core/tokens/", { identifier: "ci" });
const oauth2Provider = async (backend: TestBackend) => {
    const [flow] = (await backend.admin.get("flows/instances/?designation=authorization")).body.results;
    return (await backend.admin.post("providers/oauth2/", { name: "Wiki", authorization_flow: flow.pk })).body;
};
const application = made("core/applications/", { name: "Wiki", slug: "wiki" });
const TARGET = "11111111-1111-4111-8111-111111111111";

/** What is asked for beside the request, as pictures have requests of their own. */
const PICTURE = ["picture_url", "picture_file"];

formSuite("application", { form: applicationForms.application, request: "ApplicationRequest", object: application, own: PICTURE });
formSuite("new application", {
    form: applicationForms.application,
    request: "ApplicationRequest",
    object: nothing,
    own: PICTURE,
    supplied: ["slug"],
    values: { name: "x" },
});
formSuite("application of a provider", {
    form: async () => applicationForms.with({ pk: 1, name: "Wiki" })(),
    request: "ApplicationRequest",
    object: nothing,
    own: PICTURE,
    supplied: ["slug"],
});
formSuite("access", { form: applicationForms.access, object: application });
formSuite("certificate", { form: certificateForms.pair, request: "CertificateKeyPairRequest", object: nothing });
formSuite("certificate to generate", { form: certificateForms.generation, request: "CertificateGenerationRequest", object: nothing });
formSuite("flow", { form: flowForms.flow, request: "FlowRequest", object: first("flows/instances/"), own: PICTURE });
formSuite("new flow", { form: flowForms.flow, request: "FlowRequest", object: nothing, own: PICTURE, supplied: ["slug"], values: { name: "x" } });
formSuite("flow to import", { form: flowForms.import, object: nothing, values: { file: new File(["x"], "flow.yaml") } });
formSuite("whom to run a flow as", { form: flowForms.runAs, object: first("flows/instances/"), values: { user: 1 } });
formSuite("stage binding", {
    form: async (binding) => flowForms.stageBinding(binding.target)(),
    request: "FlowStageBindingRequest",
    object: first("flows/bindings/"),
    supplied: ["target"],
});
formSuite("group", { form: groupForms.group, request: "GroupRequest", object: group });
formSuite("group inside another", {
    form: async () => groupForms.inside({ pk: TARGET, name: "Staff" } as never)(),
    request: "GroupRequest",
    object: async () => undefined,
});
formSuite("users to a group", { form: async () => groupForms.usersToGroup({ pk: TARGET, name: "Staff" } as never)(), object: nothing, values: { added: [1] } });
formSuite("a user to groups", {
    form: async () => groupForms.userToGroups({ pk: 1, username: "ada" } as never)(),
    object: nothing,
    values: { added: [TARGET] },
});
formSuite("a group for users", { form: async () => groupForms.oneFor(2)(), object: nothing, values: { group: TARGET } });
formSuite("notification rule", { form: notificationForms.rule, request: "NotificationRuleRequest", object: first("events/rules/") });
formSuite("notification transport", { form: notificationForms.transport, request: "NotificationTransportRequest", object: first("events/transports/") });
/** As a row of the list of all property mappings has it. */
const mapping = (kind: string) => first(`propertymappings/${kind}/`);
formSuite("LDAP mapping", { form: mappingKinds["ak-property-mapping-ldap-form"].form, request: "LDAPPropertyMappingRequest", object: mapping("ldap") });
formSuite("SAML mapping", { form: mappingKinds["ak-property-mapping-saml-form"].form, request: "SAMLPropertyMappingRequest", object: mapping("saml") });
formSuite("scope mapping", { form: mappingKinds["ak-property-mapping-scope-form"].form, request: "ScopeMappingRequest", object: mapping("scope") });
formSuite("webhook mapping", {
    form: mappingKinds["ak-property-mapping-notification-form"].form,
    request: "NotificationWebhookMappingRequest",
    object: nothing,
});
formSuite("test of a property mapping", { form: mappingForms.test, request: "PolicyTestRequest", object: mapping("scope") });
/** A new policy, as a row of the list of all policies has it. */
const policy = (kind: string, more: object = {}) => made(`policies/${kind}/`, { name: "Rule", ...more });
formSuite("dummy policy", { form: policyKinds["ak-policy-dummy-form"].form, request: "DummyPolicyRequest", object: policy("dummy") });
formSuite("event matcher policy", {
    form: policyKinds["ak-policy-event-matcher-form"].form,
    request: "EventMatcherPolicyRequest",
    object: policy("event_matcher", { action: "login" }),
});
formSuite("expression policy", {
    form: policyKinds["ak-policy-expression-form"].form,
    request: "ExpressionPolicyRequest",
    object: first("policies/expression/"),
});
formSuite("password policy", { form: policyKinds["ak-policy-password-form"].form, request: "PasswordPolicyRequest", object: policy("password") });
formSuite("new password policy", { form: policyKinds["ak-policy-password-form"].form, request: "PasswordPolicyRequest", object: nothing });
formSuite("password expiry policy", {
    form: policyKinds["ak-policy-password-expiry-form"].form,
    request: "PasswordExpiryPolicyRequest",
    object: policy("password_expiry", { days: 90 }),
});
formSuite("reputation policy", { form: policyKinds["ak-policy-reputation-form"].form, request: "ReputationPolicyRequest", object: policy("reputation") });
formSuite("test of a policy", { form: policyForms.test, request: "PolicyTestRequest", object: policy("dummy") });
formSuite("policy binding", {
    form: async (binding: PolicyBinding) => policyBindingForms(binding.target)(),
    request: "PolicyBindingRequest",
    object: async (backend) => {
        const { pk: target } = await application(backend);
        return (await backend.admin.post("policies/bindings/", { target, user: 1, order: 10 })).body;
    },
    own: ["kind"],
    supplied: ["target"],
});

const stage = (at: string, body: object = {}) => made(`stages/${at}/`, { name: at, ...body });
const sms = { provider: "generic", from_number: "+491", account_sid: "https://sms.example.org", auth: "secret" };
const duo = { client_id: "id", client_secret: "secret", api_hostname: "api.example.org", admin_integration_key: "admin" };
formSuite("authenticator validation stage", {
    form: stageKinds["ak-stage-authenticator-validate-form"].form,
    request: "AuthenticatorValidateStageRequest",
    object: stage("authenticator/validate"),
});
formSuite("captcha stage", {
    form: stageKinds["ak-stage-captcha-form"].form,
    request: "CaptchaStageRequest",
    object: stage("captcha", { public_key: "public", private_key: "private" }),
});
formSuite("consent stage", { form: stageKinds["ak-stage-consent-form"].form, request: "ConsentStageRequest", object: stage("consent") });
formSuite("deny stage", { form: stageKinds["ak-stage-deny-form"].form, request: "DenyStageRequest", object: stage("deny") });
formSuite("dummy stage", { form: stageKinds["ak-stage-dummy-form"].form, request: "DummyStageRequest", object: stage("dummy") });
formSuite("Duo setup stage", {
    form: stageKinds["ak-stage-authenticator-duo-form"].form,
    request: "AuthenticatorDuoStageRequest",
    object: stage("authenticator/duo", duo),
});
formSuite("Duo devices", {
    form: stageForms.duoImport,
    request: "AuthenticatorDuoStageManualDeviceImportRequest",
    object: stage("authenticator/duo", duo),
    own: ["which", "user"],
    supplied: ["username"],
});
formSuite("email stage", { form: stageKinds["ak-stage-email-form"].form, request: "EmailStageRequest", object: stage("email") });
formSuite("identification stage", {
    form: stageKinds["ak-stage-identification-form"].form,
    request: "IdentificationStageRequest",
    object: first("stages/identification/"),
});
formSuite("invitation stage", {
    form: stageKinds["ak-stage-invitation-form"].form,
    request: "InvitationStageRequest",
    object: stage("invitation/stages"),
});
formSuite("password stage", { form: stageKinds["ak-stage-password-form"].form, request: "PasswordStageRequest", object: first("stages/password/") });
formSuite("prompt stage", { form: stageKinds["ak-stage-prompt-form"].form, request: "PromptStageRequest", object: first("stages/prompt/stages/") });
formSuite("SMS setup stage", {
    form: stageKinds["ak-stage-authenticator-sms-form"].form,
    request: "AuthenticatorSMSStageRequest",
    object: stage("authenticator/sms", sms),
});
formSuite("recovery codes stage", {
    form: stageKinds["ak-stage-authenticator-static-form"].form,
    request: "AuthenticatorStaticStageRequest",
    object: stage("authenticator/static"),
});
formSuite("authenticator app stage", {
    form: stageKinds["ak-stage-authenticator-totp-form"].form,
    request: "AuthenticatorTOTPStageRequest",
    object: stage("authenticator/totp", { digits: 6 }),
});
formSuite("security key stage", {
    form: stageKinds["ak-stage-authenticator-webauthn-form"].form,
    request: "AuthenticateWebAuthnStageRequest",
    object: stage("authenticator/webauthn"),
});
formSuite("user delete stage", { form: stageKinds["ak-stage-user-delete-form"].form, request: "UserDeleteStageRequest", object: stage("user_delete") });
formSuite("user login stage", { form: stageKinds["ak-stage-user-login-form"].form, request: "UserLoginStageRequest", object: stage("user_login") });
formSuite("user logout stage", { form: stageKinds["ak-stage-user-logout-form"].form, request: "UserLogoutStageRequest", object: stage("user_logout") });
formSuite("user write stage", { form: stageKinds["ak-stage-user-write-form"].form, request: "UserWriteStageRequest", object: stage("user_write") });

formSuite("prompt", { form: promptForms.prompt, request: "PromptRequest", object: first("stages/prompt/prompts/") });
formSuite("new prompt", { form: promptForms.prompt, request: "PromptRequest", object: nothing });
formSuite("invitation", { form: invitationForms.invitation, request: "InvitationRequest", object: made("stages/invitation/invitations/", { name: "guest" }) });
formSuite("new invitation", { form: invitationForms.invitation, request: "InvitationRequest", object: nothing });
formSuite("OAuth2 provider", { form: providerForms.oauth2, request: "OAuth2ProviderRequest", object: oauth2Provider });
formSuite("new OAuth2 provider", { form: providerForms.oauth2, request: "OAuth2ProviderRequest", object: nothing });
formSuite("tenant", { form: tenantForms.tenant, request: "TenantRequest", object: first("core/tenants/") });
formSuite("token", { form: tokenForms.token, request: "TokenRequest", object: token });
formSuite("key of a token", { form: tokenForms.key, request: "TokenSetKeyRequest", object: token });
formSuite("user", { form: userForms.user, request: "UserRequest", object: user });
formSuite("new user in a folder", { form: async () => userForms.inside(() => "staff")(), request: "UserRequest", object: nothing });
formSuite("new user", { form: userForms.user, request: "UserRequest", object: nothing });
formSuite("service account", { form: userForms.serviceAccount, request: "UserServiceAccountRequest", object: nothing });
formSuite("password", { form: userForms.password, request: "UserPasswordSetRequest", object: user });
formSuite("recovery mail", { form: userForms.recoveryMail, object: user });

const source = (at: string, body: object) => made(`sources/${at}/`, { name: "Elsewhere", slug: "elsewhere", ...body });
formSuite("LDAP source", {
    form: sourceKinds["ak-source-ldap-form"].form,
    request: "LDAPSourceRequest",
    object: source("ldap", { server_uri: "ldap://directory.example.org", base_dn: "dc=example,dc=org" }),
});
formSuite("OAuth source", {
    form: sourceForms.oauth(),
    request: "OAuthSourceRequest",
    object: source("oauth", { provider_type: "github", consumer_key: "id", consumer_secret: "secret" }),
    own: PICTURE,
    supplied: ["provider_type"],
});
formSuite("source of OpenID Connect", {
    form: sourceKinds["ak-source-oauth-form"].form,
    request: "OAuthSourceRequest",
    object: nothing,
    own: PICTURE,
    supplied: ["provider_type", "slug"],
    values: { name: "x" },
});
formSuite("Plex source", {
    form: sourceKinds["ak-source-plex-form"].form,
    request: "PlexSourceRequest",
    object: source("plex", { plex_token: "token", allowed_servers: ["one", "two"] }),
    own: PICTURE,
});
formSuite("SAML source", {
    form: sourceKinds["ak-source-saml-form"].form,
    request: "SAMLSourceRequest",
    object: async (backend) => {
        const flow = await first("flows/instances/?slug=default-source-pre-authentication")(backend);
        return source("saml", { sso_url: "https://idp.example.org/sso", pre_authentication_flow: flow.pk })(backend);
    },
    own: PICTURE,
});

/** An authorization flow, which every provider needs. */
const consent = first("flows/instances/?slug=default-provider-authorization-explicit-consent");
const provider =
    (at: string, body: object = {}) =>
    async (backend: TestBackend) =>
        made(`providers/${at}/`, { name: "Wiki", authorization_flow: (await consent(backend)).pk, ...body })(backend);
formSuite("SAML provider", {
    form: providerForms.saml,
    request: "SAMLProviderRequest",
    object: provider("saml", { acs_url: "https://wiki.example.org/acs" }),
});
formSuite("SAML provider from metadata", { form: providerForms.samlImport, object: nothing, values: { file: new File(["x"], "metadata.xml") } });
formSuite("proxy provider", {
    form: providerForms.proxy,
    request: "ProxyProviderRequest",
    object: provider("proxy", { external_host: "https://wiki.example.org", internal_host: "http://wiki.internal" }),
});
formSuite("LDAP provider", { form: providerForms.ldap, request: "LDAPProviderRequest", object: provider("ldap") });

formSuite("outpost", { form: outpostForms.outpost, request: "OutpostRequest", object: first("outposts/instances/") });
formSuite("new outpost", { form: outpostForms.outpost, request: "OutpostRequest", object: nothing });
formSuite("Docker integration", {
    form: integrationKinds["ak-service-connection-docker-form"].form,
    request: "DockerServiceConnectionRequest",
    object: made("outposts/service_connections/docker/", { name: "Here", url: "unix:///var/run/docker.sock" }),
});
formSuite("Kubernetes integration", {
    form: integrationKinds["ak-service-connection-kubernetes-form"].form,
    request: "KubernetesServiceConnectionRequest",
    object: made("outposts/service_connections/kubernetes/", { name: "Cluster", local: true }),
});
formSuite("blueprint", { form: blueprintForms.blueprint, request: "BlueprintInstanceRequest", object: first("managed/blueprints/"), own: ["origin"] });
formSuite("new blueprint", { form: blueprintForms.blueprint, request: "BlueprintInstanceRequest", object: nothing, own: ["origin"], supplied: ["content"] });
formSuite("export as a blueprint", { form: blueprintForms.export, object: nothing });
