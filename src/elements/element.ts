import { updateWhenLocaleChanges } from "@lit/localize";
import { LitElement, type CSSResultGroup, type CSSResultOrNative } from "lit";
import common from "@patternfly/patternfly/base/patternfly-common.css";
import reset from "#src/base/styles/reset.css";
import { broken, brokenStyles, updateOrSay } from "./broken.ts";

/**
 * What every element here is: PatternFly's animations and a reset, which do not cross a shadow root, texts that follow the
 * language, and an end for what goes wrong in it: an element that cannot be rendered says so, and the page around it lives.
 */
export class AkElement extends LitElement {
    static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
        return [common, reset, brokenStyles, ...super.finalizeStyles(styles)];
    }

    constructor() {
        super();
        updateWhenLocaleChanges(this);
    }

    protected override performUpdate(): void {
        updateOrSay(
            this,
            () => super.performUpdate(),
            (error) => broken(error, this.rawData),
        );
    }

    /** What is shown as it is when it cannot be shown as it should. */
    protected get rawData(): unknown {
        return undefined;
    }

    /** Dispatches an event that crosses shadow roots. */
    protected emit<T>(type: string, detail?: T): void {
        this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
    }
}
