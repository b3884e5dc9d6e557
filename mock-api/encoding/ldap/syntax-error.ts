/** A filter or a name that is not well formed. `position` counts characters from 0. */
export class LdapSyntaxError extends Error {
    override name = "LdapSyntaxError";
    readonly position: number;
    constructor(problem: string, position: number) {
        super(`${problem} at character ${position + 1}.`);
        this.position = position;
    }
}
