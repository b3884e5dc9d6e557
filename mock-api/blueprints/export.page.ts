import { denied } from "#kernel/errors.ts";
import type { Page } from "#kernel/resource.ts";
import { exportInstance } from "#mock/blueprints/exporter.ts";

/** GET /sandbox/blueprint/ : everything that is set up, as the text of a blueprint (`ak export_blueprint` of the original); for administrators. */
export const blueprintPage: Page = {
    methods: ["GET"],
    path: "/sandbox/blueprint/",
    handle(call) {
        if (!call.isSuperuser) throw denied();
        return new Response(exportInstance(call, call.random.now()), {
            headers: { "content-type": "application/yaml", "content-disposition": 'attachment; filename="authentik.yaml"' },
        });
    },
};
