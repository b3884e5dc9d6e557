import { href } from "#src/base/route.ts";

/** Where one provider is shown. */
export const providerHref = (pk: number): string => href(`/core/providers/${pk}`);
