import type { IconName } from "#src/base/icons.ts";

/** Somewhere to go, or something to do. */
export type Command = {
    /** The same at every visit and in every language: those used lately are found by it. */
    id: string;
    label: string;
    /** Said after the label, and searched too. */
    detail?: string | undefined;
    /** What else it is looked for by: not said, only searched, each from its beginning. */
    words?: string | undefined;
    /** Heading that it stands under. */
    group: string;
    icon: IconName;
} & ({ href: string } | { run: () => unknown });

/** What an interface offers. */
export interface CommandSource {
    commands: () => readonly Command[] | Promise<readonly Command[]>;
    /** What it offers besides, which takes the server a while: the palette is open before it is known. */
    later?: () => Promise<readonly Command[]>;
    /** Asks the server for objects by name; there only where the visitor may see them. */
    search?: (text: string, signal: AbortSignal) => Promise<ObjectSearch>;
}

/** What the server has found. */
export interface ObjectSearch {
    found: readonly Command[];
    /** Kinds that could not be searched: "Users". */
    failed: readonly string[];
}
