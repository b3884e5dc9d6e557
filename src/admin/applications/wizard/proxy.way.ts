import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { proxyProviders } from "#src/api/providers.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { action, ask } from "#src/elements/form/wizard.ts";
import { providerHref } from "../../providers/provider-href.ts";
import { fitting, proxyPlace } from "../../providers/proxy.form.ts";
import { details } from "./details.step.ts";
import { firstOutpost, outpostActions, outpostField, withoutOutpost, type InOutpost } from "./outpost.ts";
import { defaults, flowField, type Defaults } from "./provider-defaults.ts";
import { given, type Way } from "./way.ts";

type Provider = Omit<Parameters<typeof proxyProviders.create>[0], "name">;
interface Body extends Provider, InOutpost {}
const { group } = fieldsFor<Body>();

const place = ask<Body, Defaults & InOutpost>({
    title: () => msg("Proxy or forward auth"),
    load: async (signal) => {
        const [preset, outpost] = await Promise.all([defaults(signal), firstOutpost("proxy", signal)]);
        return { ...preset, outpost };
    },
    fields: (_, preset) => [...proxyPlace(), outpostField("proxy", preset.outpost), group(msg("Sign-in"), [flowField(preset)])],
    check: async (said) => fitting(said),
});

const provider = action({
    title: () => msg("Create proxy provider"),
    from: [place],
    run: (known) => proxyProviders.create({ ...withoutOutpost(given(known, place)), name: given(known, details).name }),
    link: ({ pk, name }) => ({ label: name, href: providerHref(pk) }),
    shows: ({ mode }) => (mode === "proxy" ? nothing : html`<p>${msg("Its page has the lines for what stands in front of the application.")}</p>`),
});

export const proxyWay: Way = {
    title: () => msg("Proxy or forward auth"),
    description: () =>
        msg("For applications that know nothing of sign-ins: an outpost stands in front of them, or your nginx, Traefik or Caddy asks it (forward auth)."),
    steps: [place],
    before: () => [provider],
    gives: (known) => ({ provider: given(known, provider).pk }),
    after: outpostActions(place, provider),
};
