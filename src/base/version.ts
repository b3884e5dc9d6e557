/** The version of authentik that these interfaces speak to, as a server names its own. */
export const VERSION = "2023.2.0";
