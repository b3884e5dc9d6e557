import { html, type TemplateResult } from "lit";
import type { Application } from "#src/api/applications.api.ts";
import { icon } from "#src/base/icons.ts";

/** The picture of an application; a common one where there is none. Names of icons in an icon font are not supported. */
export const applicationIcon = ({ meta_icon: address }: Pick<Application, "meta_icon">): TemplateResult =>
    address && !address.startsWith("fa://") ? html`<img src=${address} alt="" width="24" height="24" loading="lazy" />` : icon("applications");
