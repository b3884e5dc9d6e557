import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { ApiError } from "#src/base/errors.ts";
import "./copy.ts";

/** The number of a refused request, to be copied for whoever looks into the server's log; undefined where there is none. */
export const requestNumber = (error: unknown): TemplateResult | undefined =>
    error instanceof ApiError && error.requestId
        ? html`${msg("Request")} <ak-copy value=${error.requestId} label=${msg("number of the request")}></ak-copy>`
        : undefined;
