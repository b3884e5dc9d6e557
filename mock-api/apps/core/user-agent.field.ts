import type { Json } from "#kernel/base/models.ts";

const BROWSERS: [RegExp, string][] = [
    [/Edg\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/, "Edge"],
    [/OPR\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/, "Opera"],
    [/HeadlessChrome\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/, "HeadlessChrome"],
    [/Chrome\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/, "Chrome"],
    [/Firefox\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/, "Firefox"],
    [/Version\/(\d+)(?:\.(\d+))?(?:\.(\d+))?.*Safari\//, "Safari"],
    [/curl\/(\d+)(?:\.(\d+))?(?:\.(\d+))?/, "curl"],
];
const SYSTEMS: [RegExp, string][] = [
    [/Android (\d+)(?:\.(\d+))?(?:\.(\d+))?/, "Android"],
    [/(?:iPhone|CPU) OS (\d+)[_.](\d+)(?:[_.](\d+))?/, "iOS"],
    [/Mac OS X (\d+)[_.](\d+)(?:[_.](\d+))?/, "Mac OS X"],
    [/Windows NT (\d+)(?:\.(\d+))?/, "Windows"],
    [/CrOS \S+ (\d+)(?:\.(\d+))?(?:\.(\d+))?/, "Chrome OS"],
    [/Linux/, "Linux"],
];

function first(table: readonly [RegExp, string][], text: string) {
    for (const [pattern, family] of table) {
        const match = pattern.exec(text);
        if (match) return { family, major: match[1] ?? null, minor: match[2] ?? null, patch: match[3] ?? null };
    }
    return { family: "Other", major: null, minor: null, patch: null };
}

function deviceOf(text: string): Json {
    if (/Macintosh/.test(text)) return { brand: "Apple", family: "Mac", model: "Mac" };
    const apple = /\b(iPhone|iPad)\b/.exec(text)?.[1];
    if (apple) return { brand: "Apple", family: apple, model: apple };
    return { brand: null, family: "Other", model: null };
}

/** Browser, system and device as far as a User-Agent header names them. */
export function parseUserAgent(text: string): Json {
    const os = first(SYSTEMS, text);
    return { device: deviceOf(text), os: windows({ ...os, patch_minor: null }), user_agent: first(BROWSERS, text), string: text };
}

/** Windows calls its version by name, not by the number of its kernel. */
const windows = <T extends { family: string; major: string | null; minor: string | null }>(os: T): T =>
    os.family === "Windows" ? { ...os, major: os.major === "10" ? "10" : os.major === "6" ? (os.minor === "1" ? "7" : "8") : os.major, minor: null } : os;
