/** What is known of a service that speaks OAuth. Addresses that are null must be given with the source. */
export interface OAuthType {
    readonly slug: string;
    readonly name: string;
    /** A source may name addresses of its own. */
    readonly urls_customizable: boolean;
    readonly authorization_url: string | null;
    readonly access_token_url: string | null;
    readonly profile_url: string | null;
    /** Entry in the list of types; services without one are still a choice of a source. */
    readonly type?: { readonly name: string; readonly summary: string };
    /** Left out of the list of services, as the original does. */
    readonly isUnlisted?: boolean;
}

const fixed = (slug: string, name: string, urls: readonly [string, string, string], type?: OAuthType["type"]): OAuthType => ({
    slug,
    name,
    urls_customizable: false,
    authorization_url: urls[0],
    access_token_url: urls[1],
    profile_url: urls[2],
    type,
});

const open = (slug: string, name: string, type?: OAuthType["type"]): OAuthType => ({
    slug,
    name,
    urls_customizable: true,
    authorization_url: null,
    access_token_url: null,
    profile_url: null,
    type,
});

const GOOGLE = ["https://accounts.google.com/o/oauth2/auth", "https://oauth2.googleapis.com/token", "https://www.googleapis.com/oauth2/v1/userinfo"] as const;
const MICROSOFT = "https://login.microsoftonline.com/common/oauth2/v2.0";

/** In the order in which the original registers them. */
export const OAUTH_TYPES: readonly OAuthType[] = [
    fixed("apple", "Apple", ["https://appleid.apple.com/auth/authorize", "https://appleid.apple.com/auth/token", ""], {
        name: "Apple OAuth Source",
        summary: "Social Login using Apple.",
    }),
    {
        ...fixed("azuread", "Azure AD", [`${MICROSOFT}/authorize`, `${MICROSOFT}/token`, "https://graph.microsoft.com/v1.0/me"], {
            name: "Azure AD OAuth Source",
            summary: "Social Login using Azure AD.",
        }),
        urls_customizable: true,
    },
    fixed("discord", "Discord", ["https://discord.com/api/oauth2/authorize", "https://discord.com/api/oauth2/token", "https://discord.com/api/users/@me"], {
        name: "Discord OAuth Source",
        summary: "Social Login using Discord.",
    }),
    {
        ...fixed(
            "facebook",
            "Facebook",
            [
                "https://www.facebook.com/v7.0/dialog/oauth",
                "https://graph.facebook.com/v7.0/oauth/access_token",
                "https://graph.facebook.com/v7.0/me?fields=id,name,email",
            ],
            { name: "Facebook OAuth Source", summary: "Social Login using Facebook.com." },
        ),
        isUnlisted: true,
    },
    {
        ...fixed(
            "github",
            "GitHub",
            ["https://github.com/login/oauth/authorize", "https://github.com/login/oauth/access_token", "https://api.github.com/user"],
            {
                name: "GitHub OAuth Source",
                summary: "Social Login using GitHub.com or a GitHub-Enterprise Instance.",
            },
        ),
        urls_customizable: true,
    },
    fixed("google", "Google", GOOGLE, { name: "Google OAuth Source", summary: "Social Login using Google or Google Workspace (GSuite)." }),
    open("openidconnect", "OpenID Connect", { name: "OpenID OAuth Source", summary: "Login using a Generic OpenID-Connect compliant provider." }),
    open("okta", "Okta", { name: "Okta OAuth Source", summary: "Social Login using Okta." }),
    // The addresses are Google's in the original too.
    fixed("reddit", "reddit", ["https://accounts.google.com/o/oauth2/auth", "https://accounts.google.com/o/oauth2/token", GOOGLE[2]]),
    fixed("twitter", "Twitter", ["https://twitter.com/i/oauth2/authorize", "https://api.twitter.com/2/oauth2/token", "https://api.twitter.com/2/users/me"], {
        name: "Twitter OAuth Source",
        summary: "Social Login using Twitter.com",
    }),
    open("mailcow", "Mailcow", { name: "Mailcow OAuth Source", summary: "Social Login using Mailcow." }),
    fixed("twitch", "Twitch", ["https://id.twitch.tv/oauth2/authorize", "https://id.twitch.tv/oauth2/token", "https://id.twitch.tv/oauth2/userinfo"], {
        name: "Twitch OAuth Source",
        summary: "Social Login using Twitch.",
    }),
];

const UNKNOWN: OAuthType = { ...open("default", "default"), urls_customizable: false };

/** The service of a slug; one that nothing is known of for any other. */
export const oauthType = (slug: string): OAuthType => OAUTH_TYPES.find((type) => type.slug === slug) ?? UNKNOWN;
