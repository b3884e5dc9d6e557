import type { App } from "#kernel/resource/resource.ts";
import { blueprint } from "./blueprint.resource.ts";

export const blueprints: App = { name: "authentik.blueprints", label: "authentik Blueprints", resources: [blueprint] };
