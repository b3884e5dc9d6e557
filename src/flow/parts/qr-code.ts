import { html, svg, type TemplateResult } from "lit";
import { encode } from "uqr";

/** A text as a QR code (ISO/IEC 18004), dark on white whatever the theme: cameras do not read it the other way round. */
export function qrCode(text: string, label: string): TemplateResult {
    const { data, size } = encode(text, { border: 4 });
    const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
    return html`<svg class="ak-qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
        ${svg`<rect width="100%" height="100%" fill="#fff" /><path d=${path} fill="#000" />`}
    </svg>`;
}
