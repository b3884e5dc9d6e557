import { knownLocale } from "#src/base/locales.ts";

/** Texts that are shown before the interface and its catalogue of texts are loaded, or when they cannot be. */
const WORDS = {
    en: {
        settingUp: "Setting up your sandbox …",
        couldNotStart: "The sandbox could not start",
        stillHere: "Your data are still in this browser. Save a copy first, then go on.",
        forbidden: "This browser lets this site keep nothing, and the sandbox lives in what it keeps here. Allow cookies and site data for this address.",
        tryAgain: "Try again",
        saveCopy: "Save a copy",
        goOn: "Go on with what is whole",
        startOver: "Start over",
        notDone: "This did not work:",
    },
    de: {
        settingUp: "Ihre Sandbox wird eingerichtet …",
        couldNotStart: "Die Sandbox konnte nicht starten",
        stillHere: "Ihre Daten sind noch in diesem Browser. Speichern Sie zuerst eine Kopie, bevor Sie weitermachen.",
        forbidden:
            "Dieser Browser lässt diese Website nichts speichern, und die Sandbox lebt von dem, was sie hier speichert. Erlauben Sie Cookies und Websitedaten für diese Adresse.",
        tryAgain: "Erneut versuchen",
        saveCopy: "Kopie speichern",
        goOn: "Mit dem weitermachen, was ganz ist",
        startOver: "Von vorn beginnen",
        notDone: "Das ging nicht:",
    },
};

/** In the language that the interface will speak, as far as that can be known now. */
export function words(): (typeof WORDS)["en"] {
    const asked = [new URLSearchParams(location.search).get("locale"), remembered(), ...navigator.languages]
        .map(knownLocale)
        .find((code) => code !== undefined);
    return asked === "de" ? WORDS.de : WORDS.en;
}

function remembered(): string | null {
    try {
        return localStorage.getItem("ak-locale");
    } catch {
        // Storage may be forbidden.
        return null;
    }
}
