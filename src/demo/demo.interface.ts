import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { users } from "#src/api/users.api.ts";
import { ignore } from "#src/base/ignore.ts";
import { href } from "#src/base/route.ts";
import { AkElement } from "#src/elements/element.ts";
import "./oauth/demo-choice.ts";
import "./oauth/demo-oauth.ts";

interface Chosen {
    readonly protocol: string;
    /** The application's; empty for none: it is to be chosen. */
    readonly slug: string;
    /** The path of the application that is opened, with its query: an application behind an outpost has many. */
    readonly at?: string;
}

/** How the demo signs in, and through which application's provider, by its address: `/demo/oauth/<slug>/`, `/demo/saml/<slug>/`, `/demo/ldap/<slug>/`, `/demo/proxy/<slug>/…`. */
function chosenBy({ pathname, search }: Location): Chosen {
    const [, protocol = "oauth", slug = "", at = "/"] =
        /^\/demo\/(oauth|saml|ldap)\/(?:([^/]+)\/?)?$/.exec(pathname) ?? /^\/demo\/(proxy)\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
    try {
        return { protocol, slug: decodeURIComponent(slug), at: at + search };
    } catch {
        return { protocol, slug, at: at + search };
    }
}

/** The built-in application that tries a provider out: its frame. It does not look like authentik, as it is not a part of it. */
@customElement("ak-interface-demo")
export class DemoInterface extends AkElement {
    static override styles = css`
        :host {
            background-color: var(--pf-t--global--background--color--secondary--default);
            color: var(--pf-t--global--text--color--regular);
            display: block;
            font-family: var(--pf-t--global--font--family--body);
            min-block-size: 100dvh;
        }

        .frame {
            display: grid;
            gap: var(--pf-t--global--spacer--lg);
            grid-template-columns: minmax(0, 1fr);
            margin-inline: auto;
            max-inline-size: 56rem;
            padding: var(--pf-t--global--spacer--lg) var(--pf-t--global--spacer--md);
        }

        h1 {
            font-family: var(--pf-t--global--font--family--heading);
            font-size: var(--pf-t--global--font--size--heading--xl);
        }

        nav {
            display: flex;
            flex-wrap: wrap;
            gap: var(--pf-t--global--spacer--md);
            margin-block-start: var(--pf-t--global--spacer--sm);
        }
    `;

    @property({ attribute: false }) chosen: Chosen = chosenBy(location);

    /** Whether whoever is signed in, if anybody, can go back to the admin interface. */
    @state() private isAdmin = false;

    override connectedCallback(): void {
        super.connectedCallback();
        void users.me().then(({ user }) => (this.isAdmin = user.is_superuser), ignore("nobody need be signed in here"));
    }

    protected override willUpdate(): void {
        // Most come for OAuth.
        if (this.chosen.protocol === "ldap") void import("./ldap/demo-ldap.ts");
        if (this.chosen.protocol === "proxy") void import("./proxy/demo-proxy.ts");
        if (this.chosen.protocol === "saml") void import("./saml/demo-saml.ts");
    }

    protected override updated(): void {
        document.title = msg("Demo application");
    }

    protected override render(): TemplateResult {
        const { protocol, slug } = this.chosen;
        return html`<div class="frame">
            <header>
                <h1>${msg("Demo application")}</h1>
                <p>${msg("Signs in through a provider as any application does, and shows what is said on the way.")}</p>
                <nav aria-label=${msg("Other pages")}>
                    <a href="/if/user/">${msg("My applications")}</a>
                    ${this.isAdmin ? html`<a href="/if/admin/${href("/administration/overview")}">${msg("Admin interface")}</a>` : nothing}
                    ${slug ? html`<a href="/demo/oauth/">${msg("Choose another")}</a>` : nothing}
                </nav>
            </header>
            <main>${slug ? this.#demo() : html`<ak-demo-choice .protocol=${protocol}></ak-demo-choice>`}</main>
        </div>`;
    }

    #demo(): TemplateResult {
        const { protocol, slug, at = "/" } = this.chosen;
        if (protocol === "proxy") return html`<ak-demo-proxy .slug=${slug} .at=${at}></ak-demo-proxy>`;
        if (protocol === "ldap") return html`<ak-demo-ldap .slug=${slug}></ak-demo-ldap>`;
        return protocol === "saml" ? html`<ak-demo-saml .slug=${slug}></ak-demo-saml>` : html`<ak-demo-oauth .slug=${slug}></ak-demo-oauth>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-interface-demo": DemoInterface;
    }
}
