import { crudOperations } from "#kernel/crud.ts";
import { Registry } from "#kernel/registry.ts";
import { sessionSchema } from "#kernel/session.ts";
import { admin } from "./admin/index.ts";
import { taskSchema } from "./admin/task.model.ts";
import { authenticators } from "./authenticators/index.ts";
import { blueprints } from "./blueprints/index.ts";
import { core } from "./core/index.ts";
import { fileSchema } from "./core/media.ts";
import { permissionSchema } from "./core/permission.ts";
import { mailSchema } from "./stages/outbox.ts";
import { settingSchema } from "./core/settings.ts";
import { crypto } from "./crypto/index.ts";
import { deliverySchema } from "./events/delivery.model.ts";
import { events } from "./events/index.ts";
import { flows } from "./flows/index.ts";
import { outposts } from "./outposts/index.ts";
import { policies } from "./policies/index.ts";
import { propertyMappings } from "./property-mappings/index.ts";
import { providers } from "./providers/index.ts";
import { root } from "./root/index.ts";
import { sources } from "./sources/index.ts";
import { stages } from "./stages/index.ts";
import { tenants } from "./tenants/index.ts";

/** Everything that the backend is made of. */
export const registry = new Registry(
    [admin, authenticators, blueprints, core, crypto, events, flows, outposts, policies, propertyMappings, providers, root, sources, stages, tenants],
    [sessionSchema, settingSchema, permissionSchema, fileSchema, mailSchema, deliverySchema, taskSchema],
    crudOperations,
);
