/** Pictures of the sample company's applications: a colour, and what is drawn on it. 48 by 48. */
const ICONS: Readonly<Record<string, readonly [color: string, drawing: string]>> = {
    fieldbook: ["#2f6f4f", '<path d="M14 12h16a4 4 0 0 1 4 4v20H18a4 4 0 0 1-4-4z"/><path d="M20 19h9M20 25h9"/>'],
    timecard: ["#8a4f00", '<circle cx="24" cy="24" r="12"/><path d="M24 16v8l6 4"/>'],
    canteen: ["#a3325b", '<path d="M12 26h24a12 12 0 0 1-24 0zM19 20c0-3 3-3 3-6M27 20c0-3 3-3 3-6"/>'],
    forge: ["#3d4db0", '<path d="m18 17-7 7 7 7M30 17l7 7-7 7M27 13l-6 22"/>'],
    gauges: ["#00666b", '<path d="M11 31a13 13 0 1 1 26 0"/><path d="m24 31 6-9"/>'],
    ledger: ["#5b4b8a", '<path d="M12 13h24v22H12zM12 20h24M20 20v15M28 20v15"/>'],
    switchboard: ["#9a3b26", '<path d="M13 26v-3a11 11 0 0 1 22 0v3M13 26h4v8h-4zM31 26h4v8h-4z"/>'],
    gatehouse: ["#4a5560", '<path d="M15 36V17l9-6 9 6v19M21 36V25h6v11"/>'],
    demo: ["#6b5900", '<path d="M13 31h10M25 17h10M17 13v8M31 27v8"/><circle cx="17" cy="17" r="4"/><circle cx="31" cy="31" r="4"/>'],
    directory: ["#1f5f99", '<circle cx="24" cy="18" r="6"/><path d="M12 36c1-8 6-11 12-11s11 3 12 11"/>'],
};

/** Their files, by path below /media/. */
export const iconFiles = (): [path: string, svg: string][] =>
    Object.entries(ICONS).map(([name, [color, drawing]]) => [
        `application-icons/${name}.svg`,
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="10" fill="${color}"/>` +
            `<g fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${drawing}</g></svg>`,
    ]);
