import { msg, str } from "@lit/localize";
import { applications } from "#src/api/applications.api.ts";
import { ApiError } from "#src/base/errors.ts";
import { slugFor, slugOfName } from "#src/base/slug.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { ask } from "#src/elements/form/wizard.ts";

interface Details {
    name: string;
    slug: string;
    group: string;
    meta_publisher: string;
    meta_description: string;
}
const { group, text, textarea } = fieldsFor<Details>();

/** What the application is called and how it is shown, whatever it speaks. */
export const details = ask<Details>({
    title: () => msg("Application"),
    fields: () => [
        text("name", msg("Name"), { required: true }),
        text("slug", msg("Slug"), { follows: slugOfName, help: msg("Used in URLs. Generated from the name if left empty.") }),
        group(msg("Appearance in the library"), [
            text("group", msg("Group"), { help: msg("Applications with the same group are shown together in the library.") }),
            text("meta_publisher", msg("Publisher")),
            textarea("meta_description", msg("Description")),
        ]),
    ],
    check: async (said) => ({ ...said, slug: said.slug === "" ? await madeUp(said.name) : await free(said.slug) }),
});

const refuse = (sentence: string): never => {
    throw new ApiError(400, { slug: [sentence] });
};

const isTaken = async (slug: string): Promise<boolean> => (await applications.list({ slug, superuser_full_list: true, page_size: 1 })).results.length > 0;

/** A slug that somebody has seen is theirs to change. */
async function free(slug: string): Promise<string> {
    if (!(await isTaken(slug))) return slug;
    const other = await madeUp(slug);
    return refuse(msg(str`There is an application with the slug ${slug} already; ${other} is free.`));
}

/** "wiki", or "wiki-2" where that is taken. */
async function madeUp(name: string): Promise<string> {
    if (slugFor(name) === "") refuse(msg("This name gives no slug. Enter a slug of letters from a to z and digits."));
    for (let number = 1; ; number++) {
        const slug = slugFor(name, number === 1 ? "" : `-${number}`);
        if (!(await isTaken(slug))) return slug;
    }
}
