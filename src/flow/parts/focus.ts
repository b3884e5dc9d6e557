/** Puts the keyboard where the visitor goes on: the first refused field, the first empty one, the button, else the title. */
export function focusFirst(stage: HTMLElement): void {
    const reachable = (selector: string): HTMLElement[] =>
        [...stage.querySelectorAll<HTMLElement>(selector)].filter((element) => element.tabIndex >= 0 && element.offsetParent !== null);
    const refused = reachable("[aria-invalid=true]")[0];
    const inputs = reachable("input:not([type=hidden]):not([readonly]), select, textarea");
    const empty = inputs.find((input) => input instanceof HTMLInputElement && isEmpty(input));
    const target =
        refused ??
        empty ??
        (refusedAsWhole(stage) ? inputs[0] : undefined) ??
        reachable("button[type=submit]")[0] ??
        inputs[0] ??
        stage.querySelector<HTMLElement>("h1");
    target?.focus();
    if (target instanceof HTMLInputElement && target === inputs[0]) target.select();
}

const isEmpty = ({ type, checked, value }: HTMLInputElement): boolean => (type === "checkbox" ? !checked : value === "");

const refusedAsWhole = (stage: HTMLElement): boolean => stage.querySelector(".ak-alerts:not([hidden])") !== null;
