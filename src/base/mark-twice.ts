/** Says of each row of a page whether another one there is about the same; what another page has is not seen. */
export const markTwice = <T extends object>(rows: readonly T[], about: (row: T) => unknown): (T & { isTwice: boolean })[] =>
    rows.map((row) => ({ ...row, isTwice: rows.filter((other) => about(other) === about(row)).length > 1 }));
