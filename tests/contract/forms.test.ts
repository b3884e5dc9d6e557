import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A form as a topic's `forms.ts` offers it: `user: async () => (await import("./user.form.ts")).userForm`. */
interface Offered {
    file: string;
    /** How others name it: `userForms.user`, `policyBindingForms` where there is but one, `mappingKinds["ak-…"].form` of a kind of a family. */
    name: string;
}

function offered(index: string): Offered[] {
    let all = "";
    /** The entry that a line belongs to, as it is reached: `.user`, `["ak-…"]`; nothing where there is but one form. */
    let entry = "";
    return readFileSync(index, "utf8")
        .split("\n")
        .flatMap((line): Offered[] => {
            const [, started] = /^export const (\w+)/.exec(line) ?? [];
            if (started !== undefined) [all, entry] = [started, ""];
            const [, quoted, plain] = /^(?: {4}|export const \w+ = \{ )(?:"([\w-]+)"|(\w+)):/.exec(line) ?? [];
            if (quoted !== undefined) entry = `["${quoted}"]`;
            if (plain !== undefined) entry = `.${plain}`;
            const [, file] = /import\("\.\/([^"]+)"\)/.exec(line) ?? [];
            if (file === undefined) return [];
            const [, part] = /^ {8}(\w+): /.exec(line) ?? [];
            return [{ file: path.join(path.dirname(index), file), name: `${all}${entry}${part === undefined ? "" : `.${part}`}` }];
        });
}

/** Whether a text uses a name, and not only imports it or what is in it. */
const uses = (text: string, name: string): boolean => new RegExp(String.raw`\b${name.replaceAll(/[.[\]]/g, String.raw`\$&`)}\b(?!\.)(?!.*from)`).test(text);

describe("forms", () => {
    for (const place of ["src/admin", "src/user"]) {
        const files = readdirSync(place, { recursive: true, encoding: "utf8" }).map((file) => path.join(place, file));
        const forms = files.filter((file) => path.basename(file) === "forms.ts").flatMap(offered);

        it(`of ${place} are each offered by their topic, which loads them when they are opened`, () => {
            const written = files.filter((file) => /\.forms?\.ts$/.test(file));
            expect(written.length).to.be.greaterThan(2);
            expect([...new Set(forms.map(({ file }) => file))].toSorted()).to.deep.equal(written.toSorted());
        });

        it(`of ${place} have each their line in the suite that holds them against the API's document`, () => {
            const suite = readFileSync(`${place}/forms.test.ts`, "utf8");
            expect(forms.map(({ name }) => name).filter((name) => !uses(suite, name))).to.deep.equal([]);
        });
    }
});
