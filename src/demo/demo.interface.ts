import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { AkElement } from "#src/elements/element.ts";
import "./oauth/demo-choice.ts";
import "./oauth/demo-oauth.ts";

/** The application of an address: `/demo/oauth/<slug>/`; empty for none. */
const slugOf = (pathname: string): string => {
    const [, slug = ""] = /^\/demo\/oauth\/([^/]+)\/?$/.exec(pathname) ?? [];
    try {
        return decodeURIComponent(slug);
    } catch {
        return slug;
    }
};

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

    @property() slug = slugOf(location.pathname);

    protected override render(): TemplateResult {
        return html`<div class="frame">
            <header>
                <h1>${msg("Demo application")}</h1>
                <p>${msg("Signs in through a provider as any application does, and shows what is said on the way.")}</p>
                <nav aria-label=${msg("Other pages")}>
                    <a href="/if/user/">${msg("My applications")}</a>
                    ${this.slug ? html`<a href="/demo/oauth/">${msg("Choose another")}</a>` : nothing}
                </nav>
            </header>
            <main>${this.slug ? html`<ak-demo-oauth .slug=${this.slug}></ak-demo-oauth>` : html`<ak-demo-choice></ak-demo-choice>`}</main>
        </div>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-interface-demo": DemoInterface;
    }
}
