import { provedMail, type Told } from "../flow/person.ts";

/** A profile as a service tells it. */
export type Profile = Readonly<Record<string, unknown>>;

/** How a service is asked, and how its answers are read. Source: authentik/sources/oauth/types/. */
export interface Service {
    readonly scopes: readonly string[];
    /** Parameters of the authorization request besides. */
    readonly more?: Readonly<Record<string, string>>;
    /** Sends a PKCE challenge that is the verifier itself (RFC 7636 4.2): the service takes no other. */
    readonly hasPkce?: boolean;
    /** The client names itself to the token endpoint by a header (RFC 6749 2.3.1), not in the form. */
    readonly hasBasic?: boolean;
    /** Where the profile is read: from the profile address with the token in a header; with the token in the address; from the ID token. */
    readonly profile?: "header" | "query" | "id_token";
    /** Asked for the addresses of a person whose profile names none, below the profile's address. */
    readonly hasMailList?: boolean;
    readonly identifier: (profile: Profile) => unknown;
    readonly person: (profile: Profile) => Told;
}

const byId = ({ id }: Profile): unknown => id;
const bySub = ({ sub }: Profile): unknown => sub;
const inside = (value: unknown): Profile => (typeof value === "object" && value !== null ? { ...value } : {});

const openid: Service = {
    scopes: ["openid", "email", "profile"],
    identifier: bySub,
    person: ({ nickname, preferred_username, email, email_verified, name }) => ({
        username: nickname ?? preferred_username,
        // OpenID Connect Core, 5.1.
        email: provedMail(email, email_verified),
        name,
    }),
};

const google: Service = {
    scopes: ["email", "profile"],
    identifier: byId,
    person: ({ email, verified_email, name }) => ({ email: provedMail(email, verified_email), name }),
};

/** By the slug of `oauth-types.field.ts`. */
const SERVICES: Readonly<Record<string, Service>> = {
    apple: {
        scopes: ["name", "email"],
        // Apple sends a form where scopes are asked for, and demands that it is asked so.
        more: { response_mode: "form_post" },
        profile: "id_token",
        identifier: bySub,
        person: ({ email, email_verified, name }) => ({ email: provedMail(email, email_verified), name }),
    },
    azuread: {
        scopes: ["openid", "https://graph.microsoft.com/User.Read"],
        identifier: byId,
        person: ({ userPrincipalName, mail, otherMails, displayName }) => ({
            username: userPrincipalName,
            email: mail ?? (Array.isArray(otherMails) ? otherMails[0] : undefined),
            name: displayName,
        }),
    },
    discord: {
        scopes: ["email", "identify"],
        more: { prompt: "none" },
        identifier: byId,
        person: ({ username, email, verified }) => ({ username, email: provedMail(email, verified), name: username }),
    },
    facebook: { scopes: ["email"], identifier: byId, person: ({ name, email }) => ({ username: name, email, name }) },
    github: {
        scopes: ["read:user", "user:email"],
        hasMailList: true,
        identifier: byId,
        person: ({ login, email, name }) => ({ username: login, email, name }),
    },
    google,
    mailcow: {
        scopes: ["profile"],
        profile: "query",
        identifier: byId,
        person: ({ full_name, email }) => ({ username: full_name, email, name: full_name }),
    },
    openidconnect: openid,
    okta: {
        ...openid,
        person: ({ nickname, email, email_verified, name }) => ({ username: nickname, email: provedMail(email, email_verified), name }),
    },
    reddit: { scopes: ["identity"], more: { duration: "permanent" }, hasBasic: true, identifier: byId, person: ({ name }) => ({ username: name, name }) },
    twitch: {
        scopes: ["openid"],
        // OpenID Connect Core 5.5: without it Twitch tells the sub alone.
        more: { claims: JSON.stringify({ userinfo: { email: null, preferred_username: null } }) },
        identifier: bySub,
        person: ({ preferred_username, email, email_verified }) => ({
            username: preferred_username,
            email: provedMail(email, email_verified),
            name: preferred_username,
        }),
    },
    twitter: {
        scopes: ["users.read", "tweet.read"],
        hasPkce: true,
        hasBasic: true,
        identifier: ({ data }) => inside(data).id,
        person: ({ data }) => ({ username: inside(data).username, name: inside(data).name }),
    },
};

/** A kind of service that a newer version might know is asked as OpenID Connect has it. */
export const serviceOf = (slug: string): Service => new Map(Object.entries(SERVICES)).get(slug) ?? openid;
