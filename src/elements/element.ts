import { updateWhenLocaleChanges } from "@lit/localize";
import { LitElement, type CSSResultGroup, type CSSResultOrNative } from "lit";
import common from "@patternfly/patternfly/base/patternfly-common.css";
import reset from "#src/base/styles/reset.css";

/** What every element here is: PatternFly's animations and a reset, which do not cross a shadow root, and texts that follow the language. */
export class AkElement extends LitElement {
    static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
        return [common, reset, ...super.finalizeStyles(styles)];
    }

    constructor() {
        super();
        updateWhenLocaleChanges(this);
    }

    /** Dispatches an event that crosses shadow roots. */
    protected emit<T>(type: string, detail?: T): void {
        this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
    }
}
