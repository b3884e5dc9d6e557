import { root, type Config } from "#src/api/root.api.ts";
import { Shared } from "#src/base/shared.ts";

/** What this installation can do. */
export const config = new Shared<Config>(() => root.config());

export type Capability = Config["capabilities"][number];

/** False until the configuration is known. */
export const can = (capability: Capability): boolean => config.value?.capabilities.includes(capability) ?? false;
