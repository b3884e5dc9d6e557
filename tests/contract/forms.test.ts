import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A form as a topic's `forms.ts` offers it: `user: async () => (await import("./user.form.ts")).userForm`. */
interface Offered {
    file: string;
    /** How others name it: `userForms.user`, or `policyBindingForms` where there is but one. */
    name: string;
}

function offered(index: string): Offered[] {
    const text = readFileSync(index, "utf8");
    const [, all = ""] = /export const (\w+)/.exec(text) ?? [];
    return text.split("\n").flatMap((line): Offered[] => {
        const [, file] = /import\("\.\/([^"]+)"\)/.exec(line) ?? [];
        if (file === undefined) return [];
        const [, key] = /(?:^\s+|\{ )(\w+): /.exec(line) ?? [];
        return [{ file: path.join(path.dirname(index), file), name: key === undefined ? all : `${all}.${key}` }];
    });
}

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
            expect(forms.map(({ name }) => name).filter((name) => !new RegExp(String.raw`\b${name}\b(?!\.)(?!.*from)`).test(suite))).to.deep.equal([]);
        });
    }
});
