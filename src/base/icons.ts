import { html, type TemplateResult } from "lit";

/* Strokes on a grid of 24, drawn for this project; a handful of them does not justify an icon font. */
const PATHS = {
    "add": "M12 5v14M5 12h14",
    "all-left": "M13 5l-7 7 7 7M20 5l-7 7 7 7",
    "all-right": "M4 5l7 7-7 7M11 5l7 7-7 7",
    "applications": "M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z",
    "bell": "M6 17v-6a6 6 0 0112 0v6l2 2H4zM10 21.5h4",
    "chart": "M4 3.5V20h16.5M8.5 16.5v-5M13 16.5v-9M17.5 16.5v-3",
    "check": "M5 12.5l4.5 4.5L19 7",
    "clock": "M12 2.5a9.5 9.5 0 100 19 9.5 9.5 0 000-19M12 6.5V12l3.5 2.5",
    "close": "M6 6l12 12M18 6L6 18",
    "code": "M8 6l-6 6 6 6M16 6l6 6-6 6",
    "columns": "M3.5 4.5h17v15h-17zM9.2 4.5v15M14.8 4.5v15",
    "copy": "M9 9h11v11H9zM15 9V4H4v11h5",
    "denied": "M12 2.5a9.5 9.5 0 100 19 9.5 9.5 0 000-19M8.5 8.5l7 7M15.5 8.5l-7 7",
    "down": "M5 9l7 7 7-7",
    "edit": "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5",
    "error": "M12 2.5a9.5 9.5 0 100 19 9.5 9.5 0 000-19M12 7v6M12 16.6v.4",
    "eye": "M2 12c2.4-4.4 5.8-6.6 10-6.6S19.6 7.6 22 12c-2.4 4.4-5.8 6.6-10 6.6S4.4 16.4 2 12zM12 9a3 3 0 100 6 3 3 0 000-6",
    "eye-closed": "M2 12c2.4-4.4 5.8-6.6 10-6.6S19.6 7.6 22 12c-2.4 4.4-5.8 6.6-10 6.6S4.4 16.4 2 12zM12 9a3 3 0 100 6 3 3 0 000-6M4 20L20 4",
    "folder": "M3 6h6l2 2.5h10V19H3z",
    "grip": "M9 5v.01M9 12v.01M9 19v.01M15 5v.01M15 12v.01M15 19v.01",
    "import": "M12 3.5v12M6.5 10L12 15.5 17.5 10M4 20.5h16",
    "info": "M12 2.5a9.5 9.5 0 100 19 9.5 9.5 0 000-19M12 11v6M12 7.4v-.4",
    "key": "M8 10.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9M11.3 11.7L20 3M16 7l3 3",
    "leave": "M14 4h6v6M20 4l-9 9M10 5H5v14h14v-5",
    "list": "M4 6v.01M8.5 6H20M4 12v.01M8.5 12H20M4 18v.01M8.5 18H20",
    "left": "M15 5l-7 7 7 7",
    "file": "M6 2.5h8l4.5 4.5v14.5H6zM13.5 3v4.5H18",
    "flow": "M3.5 4h6v5.5h-6zM14.5 14.5h6V20h-6zM9.5 6.7h5.5a2.5 2.5 0 012.5 2.5v5.3",
    "mail": "M3 5.5h18v13H3zM3 6.5l9 7 9-7",
    "menu": "M3 6h18M3 12h18M3 18h18",
    "more": "M12 4.4a.6.6 0 100 1.2.6.6 0 000-1.2M12 11.4a.6.6 0 100 1.2.6.6 0 000-1.2M12 18.4a.6.6 0 100 1.2.6.6 0 000-1.2",
    "phone": "M7 2.5h10v19H7zM11 18.5h2",
    "random": "M3 7h3.5l9 10H21M3 17h3.5l2.5-2.8M13 9.3L15.5 7H21M18 4l3 3-3 3M18 14l3 3-3 3",
    "refresh": "M20 12a8 8 0 11-2.5-5.8L20 8.5M20 3.5v5h-5",
    "remove": "M4 6.5h16M9 6.5V4h6v2.5M6 6.5L7 20h10l1-13.5M10 10.5v6M14 10.5v6",
    "run": "M6 3.5l14 8.5-14 8.5z",
    "right": "M9 5l7 7-7 7",
    "sandbox": "M3.5 7.5L12 3l8.5 4.5v9L12 21l-8.5-4.5zM3.5 7.5L12 12l8.5-4.5M12 12v9",
    "search": "M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13M15.5 15.5L21 21",
    "server": "M3.5 4h17v6.2h-17zM3.5 13.8h17V20h-17zM7.2 7.1v.01M7.2 16.9v.01",
    "settings":
        "M12 8.6a3.4 3.4 0 100 6.8 3.4 3.4 0 000-6.8M10.2 2.5h3.6l.5 2.8 1.9.8 2.3-1.6 2.5 2.5-1.6 2.3.8 1.9 2.8.5v3.6l-2.8.5-.8 1.9 1.6 2.3-2.5 2.5-2.3-1.6-1.9.8-.5 2.8h-3.6l-.5-2.8-1.9-.8-2.3 1.6L3 19.5l1.6-2.3-.8-1.9-2.3-.4v-3.7l2.3-.5.8-1.9L3 6.5 5.5 4l2.3 1.6 1.9-.8z",
    "sort": "M8 4v16M4.5 8L8 4l3.5 4M16 20V4M12.5 16l3.5 4 3.5-4",
    "sort-down": "M12 4v16M6 14l6 6 6-6",
    "sort-up": "M12 20V4M6 10l6-6 6 6",
    "star": "M12 3l2.8 5.8 6.2.9-4.5 4.4 1.1 6.3-5.6-3-5.6 3 1.1-6.3L3 9.7l6.2-.9z",
    "success": "M12 2.5a9.5 9.5 0 100 19 9.5 9.5 0 000-19M7.5 12.4l3 3 6-6.4",
    "tune": "M4 7.5h8M17 7.5h3M4 16.5h3M12 16.5h8M14.5 5a2.5 2.5 0 100 5 2.5 2.5 0 000-5M9.5 14a2.5 2.5 0 100 5 2.5 2.5 0 000-5",
    "user": "M12 3.5a4.3 4.3 0 100 8.6 4.3 4.3 0 000-8.6M3.5 21c.8-4.2 4-6 8.5-6s7.7 1.8 8.5 6",
    "warning": "M12 3L22 20.5H2zM12 9.5v5M12 17.4v.4",
} as const;

export type IconName = keyof typeof PATHS;

/** They point to where lines go on, or come from: mirrored where those run from right to left. */
const ALONG_LINES: ReadonlySet<IconName> = new Set(["all-left", "all-right", "left", "right"]);

/** A picture of the size and colour of the text around it; hidden from screen readers. */
export const icon = (name: IconName): TemplateResult =>
    html`<svg
        class=${ALONG_LINES.has(name) ? "ak-icon ak-icon--along" : "ak-icon"}
        viewBox="0 0 24 24"
        width="1em"
        height="1em"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
    >
        <path d=${PATHS[name]} />
    </svg>`;
