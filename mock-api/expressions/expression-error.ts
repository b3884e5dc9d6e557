/** An exception of an expression: its name is the exception's class, its message the exception's text. */
export class ExpressionError extends Error {
    /** Where it happened: the expression's lines that led there. */
    readonly traceback: string;

    constructor(type: string, message: string, traceback: string) {
        super(message);
        this.name = type;
        this.traceback = traceback;
    }
}

/** An exception in a line, as Python ends a traceback. */
export const summaryOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** What an event tells of an error: of an expression where it happened, of anything else its text. */
export const tracebackOf = (error: unknown): string => (error instanceof ExpressionError ? error.traceback : summaryOf(error));
