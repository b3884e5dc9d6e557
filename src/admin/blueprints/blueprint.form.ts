import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { type Blueprint, type BlueprintFile, blueprints } from "#src/api/blueprints.api.ts";
import { href } from "#src/base/route.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { picking } from "#src/elements/form/options.ts";
import { link } from "#src/elements/table/column.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import "./blueprint-preview.ts";
import { faultText } from "./fault.ts";

type Request = Parameters<typeof blueprints.create>[0];
/** Where a blueprint is read from. */
type Origin = "file" | "registry" | "text";
type Body = Request & { origin: Origin };
const { choice, code, group, radio, source, text, toggle } = fieldsFor<Body>();

const REGISTRY = "oci://";

/** Creates and changes a blueprint. */
export const blueprintForm = resourceForm<Blueprint, Body, readonly BlueprintFile[]>({
    texts: {
        create: () => msg("Create blueprint"),
        edit: () => msg("Edit blueprint"),
        created: () => msg("The blueprint was created."),
        saved: () => msg("The blueprint was saved."),
    },
    key: ({ pk }) => pk,
    api: {
        create: (body) => blueprints.create(requestOf(body)),
        update: (pk, body, before) => blueprints.update(pk, requestOf(body), before),
    },
    about: ({ name }, before) =>
        html`${link(href("/blueprints/instances", { search: name }), name)}${before ? nothing : html`<p>${msg("It changes nothing until it is applied.")}</p>`}`,
    size: "lg",
    load: (_, signal) => blueprints.files(signal),
    values: (blueprint) => (blueprint ? { ...blueprint, origin: originOf(blueprint) } : {}),
    fields: (_, files) => [
        text("name", msg("Name"), { required: true }),
        toggle("enabled", msg("Enabled"), { initial: true, help: msg("A blueprint that is not enabled is never applied.") }),
        radio("origin", msg("Read from"), [
            { value: "file", label: msg("A file of the server"), description: msg("One of those that come with it.") },
            { value: "text", label: msg("Text"), description: msg("Written or pasted here.") },
            {
                value: "registry",
                label: msg("A registry"),
                description: msg("Fetched from the network, which the sandbox never does: it says so when you save."),
            },
        ]),
        choice("path", msg("File"), picking(files.map(optionOf)), { required: true, when: ({ origin = "file" }) => origin === "file" }),
        { ...source("content", msg("Blueprint"), "yaml", { required: true, when: ({ origin }) => origin === "text" }), explain: faultText },
        text("path", msg("Address"), {
            required: true,
            placeholder: `${REGISTRY}registry.example.com/blueprints/login:latest`,
            when: ({ origin }) => origin === "registry",
        }),
        group(msg("More"), [code("context", msg("Context"), { help: msg("Values that the blueprint asks for by name, with !Context.") })]),
    ],
    preview: ({ origin = "file", path = "", content = "", context }) =>
        origin === "registry" || !(origin === "text" ? content : path)
            ? nothing
            : html`<ak-blueprint-preview
                  .blueprint=${origin === "text" ? { content, path: "", context } : { content: "", path, context }}
              ></ak-blueprint-preview>`,
});

const optionOf = ({ path, meta }: BlueprintFile) => ({ value: path, label: path, description: meta.name });

const originOf = ({ path, content }: Blueprint): Origin => (content ? "text" : path?.startsWith(REGISTRY) ? "registry" : "file");

/** What is not in view is cleared: otherwise the server would go on reading the file, whatever the text says. */
function requestOf({ origin, ...body }: Body): Request {
    return origin === "text" ? { ...body, path: "" } : { ...body, content: "" };
}
