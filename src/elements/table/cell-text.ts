import { nothing, render } from "lit";

/** Stands on a line of its own in a cell, and apart in its text. */
const APART = new Set(["BR", "DD", "DIV", "DT", "LI", "P", "SMALL", "TR"]);
/** Pictures and what can be pressed say nothing about a row. */
const SILENT = new Set(["BUTTON", "SCRIPT", "STYLE", "SVG"]);

/**
 * What a cell says, in one line: moments as in the API, so that other programs can read them; empty where it shows a dash.
 * What an element fetches by itself is not there: it is never put on the page.
 */
export function textOfCell(content: unknown): string {
    if (content === null || content === undefined || content === nothing) return "";
    const box = document.createElement("div");
    render(content, box);
    const text = textOf(box).replace(/\s+/g, " ").trim();
    return text === "–" ? "" : text;
}

function textOf(node: Node): string {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || SILENT.has(node.tagName.toUpperCase())) return "";
    if (node.role === "img") return node.ariaLabel ?? "";
    const moment = node.localName === "time" ? node.getAttribute("datetime") : null;
    if (moment !== null) return moment;
    // How far away a moment is stands below it, and is true only now.
    if (node.localName === "small" && node.querySelector("time")) return "";
    const inside = [...node.childNodes].map(textOf).join("");
    const own = inside.trim() === "" && "value" in node && typeof node.value === "string" ? node.value : inside;
    return APART.has(node.tagName) ? ` ${own} ` : own;
}
