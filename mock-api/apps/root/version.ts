/** The version that the sandbox is. */
export const VERSION = "2023.2.0";

/** Creation date of things that come with the product: the day of the release, ms since the epoch. */
export const RELEASE_DAY = Date.UTC(2023, 1, 15);
