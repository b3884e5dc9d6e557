import { svg, html, type TemplateResult } from "lit";

/* Drawn on a grid of 24; coloured by the text around them. Four strokes do not justify an icon font on the sign-in page. */
const icon = (lines: unknown): TemplateResult =>
    html`<svg class="ak-icon" viewBox="0 0 24 24" width="1em" height="1em" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" role="presentation">${lines}</svg>`;

export const warningIcon = icon(svg`<circle cx="12" cy="12" r="9.5" /><path d="M12 7v6M12 16.6v.4" />`);
export const deniedIcon = icon(svg`<circle cx="12" cy="12" r="9.5" /><path d="M8.5 8.5l7 7M15.5 8.5l-7 7" />`);
export const successIcon = icon(svg`<circle cx="12" cy="12" r="9.5" /><path d="M7.5 12.4l3 3 6-6.4" />`);
export const eyeIcon = icon(svg`<path d="M2 12c2.4-4.4 5.8-6.6 10-6.6S19.6 7.6 22 12c-2.4 4.4-5.8 6.6-10 6.6S4.4 16.4 2 12z" /><circle cx="12" cy="12" r="3" />`);
export const eyeClosedIcon = icon(svg`<path d="M2 12c2.4-4.4 5.8-6.6 10-6.6S19.6 7.6 22 12c-2.4 4.4-5.8 6.6-10 6.6S4.4 16.4 2 12z" /><circle cx="12" cy="12" r="3" /><path d="M4 20L20 4" />`);
export const keyIcon = icon(svg`<circle cx="8" cy="15" r="4.5" /><path d="M11.3 11.7L20 3M16 7l3 3" />`);
export const phoneIcon = icon(svg`<rect x="6.5" y="2.5" width="11" height="19" rx="2" /><path d="M11 18.500h2" />`);
export const clockIcon = icon(svg`<circle cx="12" cy="12" r="9.5" /><path d="M12 6.500V12l3.5 2.5" />`);
export const leaveIcon = icon(svg`<path d="M14 4h6v6M20 4l-9 9M10 5H5v14h14v-5" />`);
