/** "My Wiki" as a part of an address: "my-wiki". */
export const slugOf = (name: string): string =>
    name
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");
