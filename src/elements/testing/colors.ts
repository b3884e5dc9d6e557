import { nextFrame } from "@open-wc/testing";
import tokens from "@patternfly/patternfly/patternfly-base.css";
import page from "./page.css";

// The tokens that carry the theme, as the interfaces' pages have them: without them nothing has a colour to be looked at.
document.adoptedStyleSheets.push(tokens, page);
// Its letters are not served to tests.
for (let index = tokens.cssRules.length; index--;) if (tokens.cssRules[index] instanceof CSSFontFaceRule) tokens.deleteRule(index);

export const THEMES = ["light", "dark"] as const;

/** Dresses the document as `theme.ts` does. */
export async function useTheme(theme: (typeof THEMES)[number]): Promise<void> {
    document.documentElement.classList.toggle("pf-v6-theme-dark", theme === "dark");
    document.documentElement.style.colorScheme = theme;
    await nextFrame();
}

/** `rgb(1, 2, 3)`, `#010203` and the like as numbers from 0 to 255. */
export function rgb(color: string): [number, number, number] {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d")!;
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
}

/** Relative luminance of WCAG 2.2. */
function luminance(color: string): number {
    const [red = 0, green = 0, blue = 0] = rgb(color).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of WCAG 2.2: from 1 to 21. */
export function contrast(one: string, other: string): number {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
}
