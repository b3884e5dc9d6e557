import { expect } from "@open-wc/testing";
import { secondFactor } from "#mock/apps/authenticators/device.facet.ts";
import { registry } from "#mock/registry.ts";
import { kindName } from "#src/base/kinds.ts";
import { deviceKind, factorNamed, factorOfSettings, factorSetUpBy } from "./second-factors.ts";

describe("second factors", () => {
    it("W2: every kind of device that the engine has is known here, under one name everywhere", () => {
        const served = [...registry.with(secondFactor)];
        expect(served).to.not.be.empty;
        for (const [model, name] of served) {
            const factor = factorNamed(name);
            expect(factor?.type.toLowerCase(), name).to.equal(model);
            expect(deviceKind({ type: factor!.type, verbose_name: "as the API says" })).to.equal(factor!.title());
            // As events and questions call it.
            const [app = "", kind = ""] = model.split(".");
            expect(kindName(app, kind)).to.equal(factor!.title());
            expect(factorSetUpBy(`authentik_stages_authenticator_${name}.anystage`)).to.equal(factor);
            expect(factorOfSettings(`ak-user-settings-authenticator-${name}`)).to.equal(factor);
        }
    });

    it("a kind of another version goes by what the API calls it", () => {
        expect(deviceKind({ type: "authentik_stages_authenticator_endpoint_gdtc.EndpointDevice", verbose_name: "Endpoint Device" })).to.equal(
            "Endpoint Device",
        );
        expect(factorOfSettings("ak-user-settings-password")).to.equal(undefined);
    });
});
