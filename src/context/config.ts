import { nothing } from "lit";
import { until } from "lit/directives/until.js";
import { root, type Config } from "#src/api/root.api.ts";
import { Shared } from "#src/base/shared.ts";

/** What this installation can do. */
export const config = new Shared<Config>(() => root.config());

export type Capability = Config["capabilities"][number];

/** False until the configuration is known. */
export const can = (capability: Capability): boolean => config.value?.capabilities.includes(capability) ?? false;

/** The same once the configuration is known; false without an answer. */
export const whetherCan = (capability: Capability): Promise<boolean> =>
    config.get().then(
        () => can(capability),
        () => false,
    );

/** What only an installation with a capability offers; nothing while that is not known, nor without an answer. */
export function whereCan(capability: Capability, offer: () => unknown): unknown {
    const offered = (): unknown => (can(capability) ? offer() : nothing);
    return config.value
        ? offered()
        : until(
              config.get().then(offered, () => nothing),
              nothing,
          );
}

/** What depends on what the installation can do: made at once, and anew when that is known. */
export const byCapabilities = <T>(make: () => T): unknown => (config.value ? make() : until(config.get().then(make, make), make()));
