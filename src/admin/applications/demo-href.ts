import type { Application } from "#src/api/applications.api.ts";

/** Where the demo application signs in as this one; undefined for what it cannot speak. */
export const demoHref = ({ slug, provider_obj: provider }: Application): string | undefined =>
    provider?.component === "ak-provider-oauth2-form" ? `/demo/oauth/${slug}/` : undefined;
