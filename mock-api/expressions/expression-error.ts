/** An exception of an expression: its message is the exception's text. */
export class ExpressionError extends Error {
    /** The exception's class. */
    readonly type: string;
    /** Where it happened: the expression's lines that led there. */
    readonly traceback: string;

    constructor(type: string, message: string, traceback: string) {
        super(message);
        this.type = type;
        this.traceback = traceback;
    }
}

/** What an event tells of an error: of an expression where it happened, of anything else its text. */
export const tracebackOf = (error: unknown): string =>
    error instanceof ExpressionError ? error.traceback : error instanceof Error ? (error.stack ?? error.message) : String(error);
