/** A text in Markdown, as it is. */
declare module "*.md" {
    const text: string;
    export default text;
}
