/* "Password must meet complexity requirements" of Active Directory. */

const CATEGORIES: readonly RegExp[] = [/\p{Ll}/u, /\p{Lu}/u, /\p{Lo}|\p{Lt}|\p{Lm}/u, /\d/, /[^\p{L}\d\s]/u];
const WANTED = 3;

/** Characters of at least three of five kinds: small and capital letters, letters without case, digits, signs. */
export const isComplex = (password: string): boolean => CATEGORIES.filter((category) => category.test(password)).length >= WANTED;

/** Parts of a name shorter than this are not looked for. */
const SHORTEST = 3;

/** Whether an account's name or a part of its display name is in a password. */
export function namesWithin(password: string, { account, display }: { readonly account?: string | undefined; readonly display?: string | undefined }): boolean {
    const names = [account ?? "", ...(display ?? "").split(/[\s,.#_-]+/)].filter((name) => name.length >= SHORTEST);
    return names.some((name) => password.toLowerCase().includes(name.toLowerCase()));
}
