/** Picks by a seed: the same requests each time. */
export interface Dice {
    /** A whole number from 0 up to, and without, `below`. */
    below(below: number): number;
    of<T>(values: readonly T[]): T;
}

/** mulberry32: small, and the same on every platform. */
export function diceOf(seed: number): Dice {
    let state = seed >>> 0;
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return (mixed ^ (mixed >>> 14)) >>> 0;
    };
    return { below: (below) => next() % below, of: (values) => values[next() % values.length]! };
}

/** YAML that doubles at each level: a list whose aliases contain twice as many items each time. */
const BOMB = [
    "a: &a [x, x]",
    ..."bcdefghijklmnopq".split("").map((name, at) => `${name}: &${name} [*${"abcdefghijklmnop"[at]}, *${"abcdefghijklmnop"[at]}]`),
].join("\n");

/** Texts that have broken programs. */
export const TEXTS: readonly string[] = [
    ...["", " ", "\u0000", "a\u0000b", "\ud800", "\u202etxt.exe", "é".normalize("NFD"), "ﬁ", "İ", "\r\nSet-Cookie: a=b", "\u2028"],
    ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "then", "length"],
    ...[
        "../../etc/passwd",
        "..%2f..%2f",
        "/",
        "//evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "data:text/html,<script>1</script>",
        "file:///etc/passwd",
    ],
    ...[
        "'\" OR 1=1 --",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "${7*7}",
        "%s%n%x",
        "%(password)s",
        "!Env PATH",
        "*",
        "?",
        "[",
        "(a+)+$",
        `${"a".repeat(40)}!`,
    ],
    ...["0", "-1", "1.5", "1e999", "-0", "NaN", "Infinity", "0x10", "010", "9".repeat(400), "٣", "true", "null", "undefined", "[]", "{}", '{"a": 1}'],
    ...["2023-02-30T99:99:99Z", "+275760-09-13T00:00:00Z", "0000-00-00", "hours=99999999999999999999", "weeks=-1", "hours=1;".repeat(2000)],
    ...["x".repeat(300), "x".repeat(70_000), "𝕏".repeat(5000), "{".repeat(5000), "(".repeat(5000), "not ".repeat(5000), "a.".repeat(5000), ",".repeat(20_000)],
    ...[
        "return True",
        "return (",
        "return 10 ** 10 ** 10",
        "return 'x' * 10 ** 10",
        "import os",
        "return request.user.password",
        BOMB,
        "a: *missing",
        "version: 1\nentries: 7",
    ],
];

const deep = (depth: number): unknown => {
    let value: unknown = 1;
    for (let at = 0; at < depth; at++) value = at % 2 ? [value] : { a: value };
    return value;
};

/** Values of the other kinds that JSON has. */
export const VALUES: readonly unknown[] = [
    ...[null, true, false, 0, -1, 1.5, 1e300, 2 ** 31, 2 ** 53, -(2 ** 63), [], {}, [[]], [null], [{}], { a: null }],
    ...[
        { constructor: { prototype: { polluted: true } } },
        JSON.parse('{"__proto__": {"polluted": true}}'),
        JSON.parse('{"then": 1}'),
        { length: 1e9 },
        { toJSON: 1 },
    ],
    ...[
        deep(60),
        deep(3000),
        Array(10_000).fill(0),
        Array(3000).fill("__proto__"),
        Object.fromEntries(Array.from({ length: 3000 }, (_, key) => [`k${key}`, key])),
    ],
];

/** Whole bodies that are not objects of fields. */
export const BODIES: readonly string[] = [
    ...[
        "",
        " ",
        "nul",
        "[]",
        '"text"',
        "1",
        "null",
        "{",
        '{"a":',
        "{'a': 1}",
        '{"a": NaN}',
        '{"a": 1e999}',
        "\ufeff{}",
        '{"name": "\\ud800"}',
        '{"a": 1, "a": 2}',
    ],
    ...[
        '{"__proto__": {"is_superuser": true}}',
        '{"constructor": {"prototype": {"is_superuser": true}}}',
        "[".repeat(10_000),
        `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`,
    ],
    ...[`{"name": "${"x".repeat(200_000)}"}`, `[${"0,".repeat(50_000)}0]`, "a=b&c=d", '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nx'],
];

/** Headers that change what a request means. */
export const HEADERS: readonly Readonly<Record<string, string>>[] = [
    {},
    {},
    {},
    ...[
        "text/plain",
        "application/json; charset=utf-16",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/xml",
        "",
    ].map((type) => ({ "content-type": type })),
    ...["text/html", "*/*;q=0", "application/xml", "x".repeat(5000)].map((accept) => ({ accept })),
    ...["Bearer", "Bearer x", "Basic YWtkYWRtaW46YWtkYWRtaW4=", `Bearer ${"x".repeat(5000)}`, "Bearer __proto__"].map((authorization) => ({ authorization })),
    { "x-http-method-override": "DELETE" },
    { "x-forwarded-for": "127.0.0.1, __proto__", "x-forwarded-proto": "javascript" },
    { "x-authentik-csrf": "x".repeat(64) },
    { "accept-language": `${"de;q=0.1,".repeat(500)}de` },
];
