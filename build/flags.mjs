/** Pictures of flags, each named by its country's two letters: served below `/static/flags/`. */
export const FLAGS = "node_modules/country-flag-icons/3x2";
