import { crudOperations } from "#kernel/crud.ts";
import { Registry } from "#kernel/registry.ts";
import { sessionSchema } from "#kernel/session.ts";
import { core } from "./core/index.ts";
import { permissionSchema } from "./core/permission.ts";
import { settingSchema } from "./core/settings.ts";
import { crypto } from "./crypto/index.ts";
import { events } from "./events/index.ts";
import { flows } from "./flows/index.ts";
import { policies } from "./policies/index.ts";
import { propertyMappings } from "./property-mappings/index.ts";
import { root } from "./root/index.ts";
import { stages } from "./stages/index.ts";
import { tenants } from "./tenants/index.ts";

/** Everything that the backend is made of. */
export const registry = new Registry(
    [core, crypto, events, flows, policies, propertyMappings, root, stages, tenants],
    [sessionSchema, settingSchema, permissionSchema],
    crudOperations,
);
