import { md5 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { JsonObject } from "#kernel/base/models.ts";
import { asObject } from "#kernel/store/validate.ts";
import { base64 } from "#mock/encoding/base64.ts";
import { own } from "#kernel/base/own.ts";

const DEFAULT_PICTURE = "/static/dist/assets/images/user_default.png";

/** What an avatar is made from. */
export interface Portrayed {
    readonly username: string;
    readonly name: string;
    readonly email: string;
    readonly attributes: JsonObject;
}

/**
 * Picture of a user by the configured modes, the first that yields something (`AUTHENTIK_AVATARS`, `gravatar,initials`
 * in the original). The sandbox asks no server on the internet, so its default is `initials`.
 */
export function avatarOf(user: Portrayed, modes: string): string {
    for (const mode of modes.split(",")) {
        const picture = portrait(user, mode.trim());
        if (picture) return picture;
    }
    return DEFAULT_PICTURE;
}

function portrait(user: Portrayed, mode: string): string | undefined {
    if (mode === "none") return DEFAULT_PICTURE;
    if (mode === "initials") return initials(user.name);
    if (mode.startsWith("attributes.")) {
        const value = mode
            .slice("attributes.".length)
            .split(".")
            .reduce<unknown>((at, key) => own(asObject(at), key), user.attributes);
        return typeof value === "string" ? value : undefined;
    }
    const mail_hash = bytesToHex(md5(utf8ToBytes(user.email.toLowerCase())));
    const values: Record<string, string> = { username: user.username, mail_hash, upn: String(user.attributes.upn ?? "") };
    return mode.includes("://") ? mode.replace(/%\((\w+)\)s/g, (_, key: string) => own(values, key) ?? "") : undefined;
}

/** Stands in for a name that is blank. */
const NOBODY = "a k";

const pictures = new Map<string, string>();

/** A coloured square with up to two letters; the same name always gives the same picture. */
function initials(name: string): string {
    const known = pictures.get(name);
    if (known) return known;
    const shown = name.trim() || NOBODY;
    const words = shown.split(/\s+/);
    const letters = words.length > 1 ? words[0]![0]! + words.at(-1)!.slice(0, 2) : words[0]!;
    const { background, ink } = colours(shown === NOBODY ? NOBODY : name);
    const svg =
        `<svg xmlns="http://www.w3.org/2000/svg" width="64px" height="64px" viewBox="0 0 64 64" version="1.1"><rect fill="#${background}" cx="32" cy="32" width="64" height="64" r="32"/>` +
        `<text x="50%" y="50%" style="color: #${ink}; line-height: 1; font-family: 'RedHatText','Overpass',overpass,helvetica,arial,sans-serif; " fill="#${ink}" alignment-baseline="middle" ` +
        `dominant-baseline="middle" text-anchor="middle" font-size="28" font-weight="400" dy=".1em">${escapeXml([...letters.toUpperCase()].slice(0, 2).join(""))}</text></svg>`;
    const picture = `data:image/svg+xml;base64,${base64(utf8ToBytes(svg))}`;
    if (pictures.size > 10_000) pictures.clear();
    pictures.set(name, picture);
    return picture;
}

function colours(name: string): { background: string; ink: string } {
    const number = Number(BigInt(`0x${bytesToHex(md5(utf8ToBytes(name.toLowerCase())))}`) % 0xffffffn);
    const [red, green, blue] = [number >> 16, (number >> 8) & 0xff, number & 0xff].map((c) => Math.min(200, Math.max(55, c))) as [number, number, number];
    const isLight = red * 0.299 + green * 0.587 + blue * 0.114 > 186;
    return { background: [red, green, blue].map((c) => c.toString(16).padStart(2, "0")).join(""), ink: isLight ? "000" : "fff" };
}

const escapeXml = (text: string) => text.replace(/[&<>]/g, (character) => own({ "&": "&amp;", "<": "&lt;", ">": "&gt;" }, character)!);
