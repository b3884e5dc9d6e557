/** A style sheet, parsed once and shared by everybody who imports it. */
declare module "*.css" {
    const sheet: CSSStyleSheet;
    export default sheet;
}
