// npm run texts: adds new texts to src/locales/*.xlf. With --check: fails, and says which, when a text has no translation.
import { extract, untranslated } from "../build/locales.mjs";

if (process.argv.includes("--check")) {
    const languages = untranslated();
    for (const { locale, missing, obsolete } of languages) {
        for (const text of missing) console.error(`${locale}: “${text}” has no translation`);
        for (const id of obsolete) console.error(`${locale}: ${id} translates a text that is gone`);
        console.log(`${locale}: ${missing.length} missing, ${obsolete.length} obsolete`);
    }
    if (languages.some(({ missing, obsolete }) => missing.length + obsolete.length > 0)) {
        console.error('Run "npm run texts", and fill in the targets.');
        process.exit(1);
    }
} else await extract();
