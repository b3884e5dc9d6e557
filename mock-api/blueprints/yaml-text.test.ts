import { expect } from "chai";
import type { ToStringOptions } from "yaml";
import { readYaml } from "./pyyaml.ts";
import { yamlDocument, yamlText } from "./yaml-text.ts";

/** Texts that mean something else in a file when they stand there as they are. */
const TEXTS = [
    ...[
        "",
        " ",
        "yes",
        "no",
        "on",
        "Off",
        "n",
        "~",
        "Null",
        "=",
        "<<",
        ".",
        ".inf",
        "---",
        "...",
        "!Find x",
        "!KeyOf a",
        "*a",
        "&a",
        "@x",
        "%TAG",
        "a: b",
        "a #b",
    ],
    ...["1e3", "1_000", "010", "0x1F", "0b11", "12:30", "12:30:00", "2001-01-01", "2001-12-14t21:59:43.10-05:00", "-1", "+.5", "1.", "0.1"],
    ...[
        "x\n\n",
        "\n",
        "\n\n",
        " \n x",
        "a\n   \nb  \n\n",
        "if x:\n    return 1\n    \n\n",
        "a\tb",
        "x\t'",
        "\tx",
        "a\n\tb\n",
        "a\r\nb",
        "\\n",
        `${"word ".repeat(40)}`,
    ],
    ...[
        "\u0085",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b\nc",
        "a\tb\u2028",
        "\u007f",
        "a\u0080b",
        "\ufeff",
        "a\ufeff\nb",
        "\ufffe",
        "\u00a0",
        "a\u3000",
        "\u0007",
        "😀\n😀",
    ],
];
const NUMBERS = [0, -1, 1.5, 1e21, -1e21, 1.5e300, 1e-7, 123456789012345680000];

const FORMS: Readonly<Record<string, ToStringOptions>> = {
    "blocks of text": { lineWidth: 0, singleQuote: true, indentSeq: true, blockQuote: "literal" },
    "short lines": { lineWidth: 80, singleQuote: true, indentSeq: false, blockQuote: false },
};

function written(value: unknown, form: ToStringOptions): string {
    const document = yamlDocument();
    document.contents = document.createNode(value, { aliasDuplicateObjects: false });
    return yamlText(document, form);
}

describe("values as the text of a YAML file", () => {
    for (const [name, form] of Object.entries(FORMS)) {
        it(`are read as they were, in ${name}`, () => {
            for (const value of [...TEXTS, ...NUMBERS]) {
                const whole = { list: [value], [String(value)]: value, last: value };
                const text = written(whole, form);
                const none = (tag: string) => expect.fail(`${JSON.stringify(value)} became ${tag}`);
                expect(readYaml(text, none), text).to.deep.equal(whole);
            }
        });

        it(`hold nothing that PyYAML refuses or takes for the end of a line, in ${name}`, () => {
            for (const value of TEXTS)
                expect(written({ [value]: [value] }, form), JSON.stringify(value)).to.match(/^[\n\t\u0020-\u007e\u00a0-\u2027\u202a-\ufefd\ud800-\udfff]*$/);
        });

        it(`never begin a tab outside of quotes, in ${name}`, () => {
            expect(written(["a\tb"], form)).to.match(/^ *- ['"]/);
        });
    }
});
