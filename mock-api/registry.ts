import { crudOperations } from "#kernel/resource/crud.ts";
import { Registry } from "#kernel/resource/registry.ts";
import { sessionSchema } from "#kernel/http/session.ts";
import { admin } from "#mock/apps/admin/index.ts";
import { taskSchema } from "#mock/apps/admin/task.model.ts";
import { authenticators } from "#mock/apps/authenticators/index.ts";
import { blueprints } from "#mock/apps/blueprints/index.ts";
import { core } from "#mock/apps/core/index.ts";
import { fileSchema } from "#mock/apps/core/media.model.ts";
import { permissionSchema } from "#mock/apps/core/permission.model.ts";
import { messageSchema } from "#mock/outside/message.model.ts";
import { settingSchema } from "#mock/apps/core/settings.model.ts";
import { crypto } from "#mock/apps/crypto/index.ts";
import { webhookSchema } from "#mock/outside/webhook.ts";
import { events } from "#mock/apps/events/index.ts";
import { flows } from "#mock/apps/flows/index.ts";
import { outposts } from "#mock/apps/outposts/index.ts";
import { policies } from "#mock/apps/policies/index.ts";
import { propertyMappings } from "#mock/apps/property-mappings/index.ts";
import { providers } from "#mock/apps/providers/index.ts";
import { root } from "#mock/apps/root/index.ts";
import { sources } from "#mock/apps/sources/index.ts";
import { stages } from "#mock/apps/stages/index.ts";
import { tenants } from "#mock/apps/tenants/index.ts";
import { blueprintEngine } from "./blueprints/index.ts";
import { expressionEngine } from "./expressions/index.ts";
import { flowEngine, flowExecutor } from "./flows/index.ts";
import { notifications } from "./notifications/index.ts";
import { outside } from "./outside/index.ts";
import { policyEngine } from "./policies/index.ts";
import { protocols } from "./protocols/index.ts";
import { strictSeenSchema } from "./protocols/oauth2/strict/seen.model.ts";
import { proxySessionSchema } from "./protocols/proxy/session/session.model.ts";
import { sourceEngine } from "./sources/index.ts";

/** What there is: resources, and the actions that need nothing but them. */
const apps = [admin, authenticators, blueprints, core, crypto, events, flows, outposts, policies, propertyMappings, providers, root, sources, stages, tenants];

/** What runs on top of them. */
const engines = [outside, expressionEngine, policyEngine, notifications, flowEngine, protocols, sourceEngine, blueprintEngine];

/** Everything that the backend is made of. */
export const registry = new Registry(
    [...apps, ...engines, flowExecutor(engines)],
    [sessionSchema, settingSchema, permissionSchema, fileSchema, messageSchema, webhookSchema, taskSchema, strictSeenSchema, proxySessionSchema],
    crudOperations,
);
