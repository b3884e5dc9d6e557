import type { Call } from "#kernel/http/call.ts";
import { choosingPage } from "#kernel/http/html.ts";
import { page } from "#kernel/http/operation.ts";
import { ANYBODY } from "#kernel/http/reader.ts";
import { languageOf } from "#mock/apps/tenants/language.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { EXAMPLE_PEOPLE, type ExamplePerson } from "./people.ts";
import { type Mishap, WORDS } from "./words.ts";

/** What the page of the example identity provider leads to. */
export interface Choices {
    readonly person: (person: ExamplePerson) => string;
    /** In the order in which they are shown. */
    readonly mishaps: readonly (readonly [mishap: Mishap, href: string])[];
}

/** The page on which a person chooses who they are, or what goes wrong. */
export function choicePage(call: Call, { person, mishaps }: Choices): Response {
    const language = languageOf(call);
    const words = WORDS[language];
    const initials = (name: string): string => name.replace(/^(.).* (.)\S*$/, "$1$2");
    return page(
        choosingPage({
            title: words.name,
            heading: words.heading,
            brand: words.name,
            text: words.text(currentTenant(call).title),
            reader: { ...ANYBODY, language },
            choices: EXAMPLE_PEOPLE.map((one) => ({ href: person(one), mark: initials(one.name), title: one.name, text: one.about[language] })),
            more: {
                heading: words.mishaps,
                choices: mishaps.map(([mishap, href]) => ({ href, mark: "!", title: words.mishap[mishap][0], text: words.mishap[mishap][1] })),
            },
        }),
    );
}
