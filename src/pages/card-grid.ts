import { css, type CSSResult } from "lit";

/** Cards beside each other in the `.content` of a page's own element, as many as there is room for. @param least width of one, in rem */
export const cardGrid = (least: number): CSSResult => css`
    .content {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(${least}rem, 100%), 1fr));
        gap: var(--pf-t--global--spacer--md);
        padding: 0 var(--pf-t--global--spacer--md) var(--pf-t--global--spacer--lg);
    }
`;
