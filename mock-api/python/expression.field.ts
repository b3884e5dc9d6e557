import { text } from "#kernel/fields.ts";
import { pythonSyntaxError } from "#mock/python/python.ts";

/** Python source, checked for its syntax. `sourceName`: what the language calls it in its messages. */
export const expression = (sourceName = "None") =>
    text({
        format: "expression",
        check(source) {
            const fault = pythonSyntaxError(source, sourceName);
            return fault && `Expression Syntax Error: ${fault}`;
        },
    });
