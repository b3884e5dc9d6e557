import { html, type TemplateResult } from "lit";
import "#src/elements/markdown/markdown.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Values/ak-markdown" };

const markdown = (text: string): TemplateResult => html`<ak-markdown .text=${text}></ak-markdown>`;

const TEXT = `# Who may open it

A rule decides by **group**, by _user_ or by an expression. See [policies](#/policy/policies) or https://example.org.

1. Make a policy.
2. Bind it:
   - to an application
   - to a stage

\`\`\`python
return ak_is_group_member(request.user, name="Sales")
\`\`\`

| Name | What it is |
| ---- | ---------- |
| \`request.user\` | who asks |

> [!WARNING] Nobody is left out
> Without a binding, it is open to everybody.

> [!TIP]
> Try it with "Test" first.
`;

export const Text = of(() => markdown(TEXT));
export const Empty = of(() => markdown(""));
export const Hostile = of(() => markdown(`<img src=x onerror="alert(1)">\n\n[press me](javascript:alert(1))`));
export const LongText = of(() => markdown(`# ${LONG}\n\n${LONG}\n\n\`${LONG}\`\n\n- ${LONG}\n`));
export const RightToLeft = rightToLeft(Text);
export const Dark = dark(Text);
export const Narrow = narrow(Text);
