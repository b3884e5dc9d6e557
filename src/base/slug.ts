/** "My Wiki" as a part of an address: "my-wiki". */
export const slugOf = (name: string): string =>
    name
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");

/** What is sent of a form that may leave the slug to the name. */
export const withSlug = <Body extends { name: string; slug: string }>(body: Body): Body => ({ ...body, slug: body.slug || slugOf(body.name) });
