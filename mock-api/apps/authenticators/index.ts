import { signedIn, superuserOnly } from "#kernel/http/access.ts";
import { apiOperation } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { count, flag, integer, list, nested, text } from "#kernel/base/fields.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { ok, type Operation } from "#kernel/http/operation.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import type { App } from "#kernel/resource/resource.ts";
import type { Stored } from "#kernel/store/schema.ts";
import { jsonAt } from "#kernel/resource/view.ts";
import { invalid } from "#kernel/base/errors.ts";
import { secondFactor } from "./device.facet.ts";
import { duoDevice } from "./duo-device.resource.ts";
import { smsDevice } from "./sms-device.resource.ts";
import { webauthnDevice } from "./webauthn-device.resource.ts";
import { staticDeviceListener } from "./static.listener.ts";
import { staticDevice } from "./static.resource.ts";
import { totpDevice } from "./totp.resource.ts";

const shape = nested("Device", {
    verbose_name: text({ readOnly: true }),
    verbose_name_plural: text({ readOnly: true }),
    meta_model_name: text({ readOnly: true }),
    pk: count(),
    name: text(),
    type: text({ readOnly: true }),
    confirmed: flag(true, { required: true }),
});

/** Devices of every kind, as the list of all shows them. */
const devices = (call: Call, holds: (device: Stored) => boolean): JsonObject[] =>
    [...call.registry.with(secondFactor).keys()]
        .map((model) => registryOf(call).resource(model))
        .flatMap(({ model, app, spec }) =>
            call.db
                .rows(model)
                .filter(holds)
                .map((device) => ({
                    verbose_name: spec.names[0],
                    verbose_name_plural: spec.names[1],
                    meta_model_name: model,
                    pk: device.pk,
                    name: jsonAt(device, "name"),
                    type: `${app}.${spec.schema}`,
                    confirmed: jsonAt(device, "confirmed"),
                })),
        );

/** GET authenticators/all/ : the caller's own, whatever their kind. */
const own: Operation = apiOperation("GET", "authenticators/all/", { access: signedIn, answer: list(shape), isList: true }, ({ call }) =>
    ok(devices(call, (device) => device.confirmed === true && device.user === call.principal!.pk)),
);

/** GET authenticators/admin/all/ : everybody's, or those of `user`. */
const everybodys: Operation = apiOperation(
    "GET",
    "authenticators/admin/all/",
    { access: superuserOnly, query: { user: integer() }, answer: list(shape), isList: true },
    ({ call }) => {
        const asked = call.url.searchParams.get("user");
        if (asked && !/^\d+$/.test(asked)) throw invalid("A valid integer is required.");
        return ok(devices(call, (device) => !asked || device.user === Number(asked)));
    },
);

export const authenticators: App = {
    name: "authentik.stages.authenticator",
    label: "authentik Authenticators",
    // In the order of the list of all.
    resources: [staticDevice, totpDevice, duoDevice, smsDevice, webauthnDevice],
    listeners: [staticDeviceListener],
    operations: [own, everybodys],
};
