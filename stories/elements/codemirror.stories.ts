import { html } from "lit";
import type { Mode } from "#src/elements/code/languages.ts";
import "#src/elements/code/codemirror.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-codemirror" };

const TEXTS: Partial<Record<Mode, string>> = {
    json: '{\n    "name": "ada",\n    "groups": ["admins", null, true, 12.5]\n}',
    yaml: "# who may sign in\nname: ada\ngroups:\n  - admins\nactive: true\n",
    xml: '<?xml version="1.0"?>\n<md:EntityDescriptor entityID="authentik">\n    <!-- keys -->\n</md:EntityDescriptor>',
    python: 'if regex_match(request.user.email, "@example[.]test$"):\n    return True  # one of us\nreturn len(request.user.ak_groups.all()) > 2\n',
    css: ":root {\n    --ak-accent: #fd4b2d; /* orange */\n}\n",
    html: '<p class="hint">Signed in as <b>ada</b></p>\n',
};

const code = (mode: Mode, more: { value?: string; readonly?: boolean } = {}) =>
    of(() => html`<ak-codemirror label="Code" mode=${mode} .value=${more.value ?? TEXTS[mode] ?? ""} ?readonly=${more.readonly ?? false}></ak-codemirror>`);

export const Json = code("json");
export const Yaml = code("yaml");
export const Xml = code("xml");
export const Python = code("python");
export const Css = code("css");
export const Html = code("html");
export const ReadOnly = code("yaml", { readonly: true });
export const Empty = code("yaml", { value: "" });
export const LongText = code("yaml", { value: `name: ${LONG}\n`.repeat(60) });
export const RightToLeft = rightToLeft(Yaml);
export const Dark = dark(Python);
export const Narrow = narrow(LongText);
