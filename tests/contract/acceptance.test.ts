import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";

/** What release 2023.2 is accepted by, of OAuth2 and SAML: how many checks each part of it has. A test's title begins with the ids of those it makes. */
const CHECKS = {
    "N3 1.3.1": 4,
    "N3 1.3.3": 6,
    "N3 1.3.4": 5,
    "N3 1.3.5": 4,
    "N3 1.3.8": 6,
    "N3 1.3.9": 3,
    "M01": 4,
    "M05": 3,
    "M12": 4,
    "M13": 4,
    "M14": 5,
    "M20": 3,
} as const;
/** Of the checks of the API, those on OAuth2. */
const API = ["A3.3", "A5.5"];

const titles = ["mock-api", "src", "tests"]
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name))))
    .filter((name) => /\.(test|e2e)\.ts$/.test(name))
    .flatMap((name) => [...readFileSync(name, "utf8").matchAll(/\bit\(\s*["'`]([^"'`]+)/g)].map(([, title]) => title!));

describe("acceptance checks", () => {
    it("of OAuth2 and SAML each have a test that carries their id", () => {
        const ids = [...Object.entries(CHECKS).flatMap(([part, count]) => Array.from({ length: count }, (_, at) => `${part}.${at + 1}`)), ...API];
        const carried = (id: string) => titles.some((title) => title.split(/[,:]| and /).some((part) => part.trim() === id));
        expect(ids.filter((id) => !carried(id))).to.deep.equal([]);
    });
});
