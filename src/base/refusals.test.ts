import { expect } from "@open-wc/testing";
import { ApiError } from "./errors.ts";
import { locale } from "#src/context/locale.ts";

import { refusal } from "./refusals.ts";

describe("what the server refuses", () => {
    afterEach(() => locale.set("en"));

    it("is said in the visitor's language: of a field, and of the request as a whole", async () => {
        await locale.set("de");
        const error = new ApiError(400, {
            name: ["This field must be unique."],
            age: ["Ensure this value is less than or equal to 80."],
            pk: ["Told by a policy."],
        });
        expect(error.fields).to.deep.equal({
            name: ["Das ist schon vergeben: Wählen Sie etwas anderes."],
            age: ["Der Wert darf höchstens 80 sein."],
            pk: ["Told by a policy."],
        });
        expect(refusal("Something went wrong here. Nothing was changed.")).to.equal("Auf dem Server ist etwas schiefgegangen. Es wurde nichts geändert.");
        expect(refusal("The body is too large: at most 2621440 bytes are taken here.")).to.equal(
            "Das ist zu groß: Höchstens 2,5\u00a0MB können gesendet werden.",
        );
        expect(refusal("Invalid XML Syntax")).to.equal("Das ist kein XML, oder es enthält einen Fehler.");
        expect(refusal("No XML holds the character U+0001.")).to.equal("Das Zeichen U+0001 kann in keinem XML stehen, und deshalb auch nicht hier.");
        expect(new ApiError(403, { detail: "You do not have permission to perform this action." }).detail).to.equal("Dazu fehlt Ihnen die Berechtigung.");
    });

    it("is said in the visitor's language where it belongs to one kind of object, with the names in it", async () => {
        await locale.set("de");
        const error = new ApiError(400, {
            scope_name: ["Value must not contain spaces."],
            key_data: ["Unable to load private key (possibly encrypted?)."],
            providers: ["Outpost type ldap can't be used with ProxyProvider providers."],
            config: ['Failed to validate config: wrong value type for field "log_level" - should be "str" instead of value "5" of type "int"'],
            path: ["[Errno 2] No such file or directory: '/blueprints/zz.yaml'"],
            expression: ["Expression Syntax Error: '(' was never closed (None, line 2)"],
        });
        expect(error.fields).to.deep.equal({
            scope_name: ["Leerzeichen sind hier nicht erlaubt."],
            key_data: ["Der private Schlüssel ist nicht lesbar. Ist er verschlüsselt?"],
            providers: ["Etwas hier Gewähltes gehört zur anderen Art von Outpost. Entfernen Sie es, oder wählen Sie diese Art."],
            config: ["log_level muss von der Art str sein: „5“ ist von der Art int."],
            path: ["Die Datei /blueprints/zz.yaml gibt es nicht."],
            expression: ["Der Ausdruck ist nicht lesbar: '(' was never closed (None, line 2)"],
        });
    });

    it("is the server's own sentence in English, but for what only programmers understand", () => {
        expect(refusal("Ensure this field has no more than 80 characters.")).to.equal("Ensure this field has no more than 80 characters.");
        expect(refusal('Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.')).to.equal(
            "Use letters, digits, hyphens and underscores only.",
        );
        expect(refusal("application with this slug already exists.")).to.equal("This is taken already: choose another.");
        expect(refusal('"<b>x</b>" is not a valid choice.')).to.equal("“<b>x</b>” is not a valid choice.");
        expect(refusal("constructor")).to.equal("constructor");
    });
});
