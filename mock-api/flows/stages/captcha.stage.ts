import { area, text } from "#kernel/base/fields.ts";
import { prefers } from "#kernel/http/preferences.ts";
import { judge, STAND_INS, standsIn, TEST_WIDGET } from "../captcha.ts";
import { fieldError, next, rejected, stage } from "../stage.ts";

/** Has a service decide whether a person is there. Source: authentik/stages/captcha/stage.py. */
export const captcha = stage("authentik_stages_captcha.captchastage", {
    component: "ak-stage-captcha",
    namesUser: true,
    schema: "Captcha",
    guards: true,
    shows: { site_key: text(), js_url: text() },
    // Tokens of services have some thousands of characters.
    takes: { token: area() },

    challenge: ({ call, settings }) => ({
        js_url: prefers(call, STAND_INS) && standsIn(call, settings) ? TEST_WIDGET : settings.js_url,
        site_key: settings.public_key,
    }),

    submit: async ({ call, settings, outside }, { token }) => {
        const wrong = await judge({ url: call.url, askSelf: call.askSelf, outside }, settings, token, call.incoming.ip);
        if (wrong?.length === 0) return next();
        // The codes as Python writes a list, which is what clients get of the original.
        return rejected(fieldError("token", `Failed to validate token${wrong ? `: [${wrong.map((code) => `'${code}'`).join(", ")}]` : ""}`));
    },
});
