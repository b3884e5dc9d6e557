/** "My Wiki" as a part of an address: "my-wiki". */
export const slugOf = (name: string): string =>
    name
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");

/**
 * What may stand where only letters, digits, hyphens and underscores are taken, of what is being typed: "Our guests" as "Our-guests".
 * A hyphen at its end stays: it goes on.
 */
export const slugAsTyped = (typed: string): string =>
    typed
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .replace(/[^\w-]+/g, "-");

/** Characters of a slug that the API takes at most. */
const LONGEST = 50;

/** @param end what stands behind it, as a number where it is taken: "wiki-2" */
export const slugFor = (name: string, end = ""): string =>
    slugOf(name)
        .slice(0, LONGEST - end.length)
        .replace(/-$/, "") + end;

/** The slug that a name makes: what a field for it says until something else is typed there. */
export const slugOfName = ({ name = "" }: { readonly name?: string | undefined }): string => slugFor(name);

/** What is sent of a form that may leave the slug to the name. */
export const withSlug = <Body extends { name: string; slug: string }>(body: Body): Body => ({ ...body, slug: body.slug || slugFor(body.name) });
