import { msg } from "@lit/localize";
import { integrations, outposts, type Outpost } from "#src/api/outposts.api.ts";
import { carriedProviders, providers, type CarriedProvider } from "#src/api/providers.api.ts";
import { href } from "#src/base/route.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { link } from "#src/elements/table/column.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { integrationPicker } from "#src/pickers/integration.picker.ts";
import { picker } from "#src/pickers/picker.ts";
import { isEmbedded, outpostTypes } from "./outpost-words.ts";

type Body = Parameters<typeof outposts.create>[0];
const { choice, choices, code, radio, text } = fieldsFor<Body>();

interface Loaded {
    config: Outpost["config"];
    /** Key of the one integration, where there is just one. */
    integration: string | undefined;
}

/** Creates and changes an outpost. */
export const outpostForm = resourceForm<Outpost, Body, Loaded>({
    texts: {
        create: () => msg("Create outpost"),
        edit: () => msg("Edit outpost"),
        created: () => msg("The outpost was created."),
        saved: () => msg("The outpost was saved."),
    },
    key: ({ pk }) => pk,
    api: outposts,
    about: ({ name }) => link(href("/outpost/outposts", { search: name }), name),
    async load(outpost, signal) {
        if (outpost) return { config: outpost.config, integration: undefined };
        const [config, { results }] = await Promise.all([outposts.defaults(signal), integrations.list({ page_size: 2 }, signal)]);
        return { config, integration: results.length === 1 ? results[0]?.pk : undefined };
    },
    values: (outpost) => (outpost ? { ...outpost, service_connection: outpost.service_connection ?? null } : {}),
    fields: (outpost, { config, integration }) => [
        text("name", msg("Name"), { required: true }),
        radio("type", msg("Type"), outpostTypes()),
        ...outpostTypes().map(({ value: type }) =>
            choices("providers", msg("Applications"), carriedPicker(type), {
                required: !(outpost && isEmbedded(outpost)),
                when: (values) => (values.type ?? "proxy") === type,
                help: msg("What the outpost works for: the providers of its type that an application has."),
            }),
        ),
        choice("service_connection", msg("Integration"), integrationPicker, {
            initial: integration ?? null,
            help: msg("Where the server would set it up by itself. If empty, it is run by hand."),
        }),
        code("config", msg("Configuration"), { required: true, initial: config, help: msg("The address of this server, and how it is set up and called.") }),
    ],
});

/** Providers of a type of outpost, each by the application that has it. */
const carriedPicker = (type: Outpost["type"]) =>
    picker({
        list: (query, signal) => carriedProviders(type, query, signal),
        retrieve: async (pk: number, signal): Promise<CarriedProvider> => providers.retrieve(pk, signal),
        option: ({ pk, name, assigned_application_name: application, external_host: host }) => ({
            value: pk,
            label: application || name,
            description: host ?? name,
        }),
    });
