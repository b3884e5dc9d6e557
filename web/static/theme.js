// Pages of the engine are light or dark as the interfaces are; src/base/theme.ts keeps what was chosen there.
try {
    const chosen = localStorage.getItem("ak-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.style.colorScheme = chosen;
} catch {
    // Storage may be forbidden: then the system decides.
}
