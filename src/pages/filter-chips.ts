import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { icon } from "#src/base/icons.ts";

/** What narrows a list, each with a button that ends that. @param clear what is to be taken out of the address */
export const filterChips = (chips: readonly { key: string; text: string }[], clear: (keys: readonly string[]) => void): unknown =>
    chips.length === 0
        ? nothing
        : html`<div slot="chips" class="chips" role="group" aria-label=${msg("Filters")}>
              ${chips.map(
                  ({ key, text }) =>
                      html`<span class="pf-v6-c-label">
                          <span class="pf-v6-c-label__content"><span class="pf-v6-c-label__text" data-tip>${text}</span></span>
                          <span class="pf-v6-c-label__actions"
                              ><button
                                  class="pf-v6-c-button pf-m-plain pf-m-no-padding"
                                  type="button"
                                  aria-label=${msg(str`Remove ${text}`)}
                                  @click=${() => clear([key])}
                              >
                                  <span class="pf-v6-c-button__icon">${icon("close")}</span>
                              </button></span
                          >
                      </span>`,
              )}
              <button class="pf-v6-c-button pf-m-link pf-m-inline" type="button" @click=${() => clear(chips.map(({ key }) => key))}>${msg("Clear all")}</button>
          </div>`;
