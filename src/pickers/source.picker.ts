import { kindTitle } from "#src/base/kinds.ts";
import { trustworthySources } from "#src/api/providers.api.ts";
import { sources, type Source } from "#src/api/sources.api.ts";
import type { Picker } from "#src/elements/form/options.ts";
import { known, type Known } from "./picker.ts";

/** Sources of all kinds. Others know them by a key that the API cannot be asked for: it finds single ones by slug only. */
export const knownSources = async (signal: AbortSignal): Promise<Known<Source, string>> =>
    known(await sources.all(signal), (source) => ({ value: source.pk, label: source.name, description: kindTitle(source) }));

/** OAuth sources whose keys are known: a provider can trust their tokens. */
export const trustedSources = async (signal: AbortSignal): Promise<Picker<string>> =>
    known(await trustworthySources(signal), ({ pk, name, slug }) => ({ value: pk, label: name, description: slug }));
