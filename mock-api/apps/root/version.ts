/** The version that the sandbox is. */
export const VERSION = "2023.2.0";
