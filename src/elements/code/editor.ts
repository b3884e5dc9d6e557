import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { either, ground, palette } from "./palette.ts";

/** What an editor starts with, and what it calls on a change. */
export interface EditorOptions {
    root: ShadowRoot;
    parent: HTMLElement;
    text: string;
    language: Extension;
    readOnly: boolean;
    /** Attributes of the part that is typed into. */
    attributes: Record<string, string>;
    onInput: (text: string) => void;
}

const highlight = HighlightStyle.define(
    palette.map(({ tags, colors, bold, italic }) => ({
        tag: tags,
        color: either(colors),
        ...(bold ? { fontWeight: "bold" } : {}),
        ...(italic ? { fontStyle: "italic" } : {}),
    })),
);

const dress = EditorView.theme({
    "&": { color: either(ground.text), backgroundColor: either(ground.background) },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": { fontFamily: "var(--pf-t--global--font--family--mono)", lineHeight: "1.5" },
    ".cm-content": { caretColor: either(ground.text), paddingBlock: "var(--pf-t--global--spacer--sm)" },
    ".cm-cursor": { borderLeftColor: either(ground.text) },
    ".cm-gutters": { color: either(ground.quiet), backgroundColor: "transparent", border: "0" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
    "&.cm-focused .cm-activeLine": { backgroundColor: either(ground.line) },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: either(["#cfe3f7", "#3a4a63"]) },
    "&.cm-focused .cm-matchingBracket": { backgroundColor: either(["#d9e8d0", "#3f4b3a"]), outline: "1px solid currentcolor" },
});

/** An editor, and what can be changed of it while it is open. */
export class Editor {
    readonly view: EditorView;
    readonly #language = new Compartment();
    readonly #writing = new Compartment();
    readonly #attributes = new Compartment();
    /** Escape was pressed: the next Tab goes to the next control. */
    #leaving = false;

    constructor({ root, parent, text, language, readOnly, attributes, onInput }: EditorOptions) {
        this.view = new EditorView({
            root,
            parent,
            doc: text,
            extensions: [
                lineNumbers(),
                history(),
                drawSelection(),
                bracketMatching(),
                indentOnInput(),
                indentUnit.of("  "),
                EditorState.tabSize.of(2),
                EditorView.lineWrapping,
                // Read-only text must be reachable too, to be scrolled by keyboard.
                EditorView.contentAttributes.of({ tabindex: "0" }),
                keymap.of([...defaultKeymap, ...historyKeymap]),
                syntaxHighlighting(highlight),
                dress,
                this.#language.of(language),
                this.#writing.of(writing(readOnly)),
                this.#attributes.of(EditorView.contentAttributes.of(attributes)),
                EditorView.updateListener.of(
                    (update) =>
                        update.docChanged && update.transactions.some((change) => !change.annotation(fromOutside)) && onInput(update.state.doc.toString()),
                ),
                EditorView.domEventHandlers({
                    keydown: (event) => this.#key(event),
                    beforeinput: (event) => this.#replace(event),
                    blur: () => this.#leave(false),
                }),
            ],
        });
    }

    get text(): string {
        return this.view.state.doc.toString();
    }

    set text(text: string) {
        if (text !== this.text) this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text }, annotations: fromOutside.of(true) });
    }

    set language(language: Extension) {
        this.view.dispatch({ effects: this.#language.reconfigure(language) });
    }

    set readOnly(readOnly: boolean) {
        this.view.dispatch({ effects: this.#writing.reconfigure(writing(readOnly)) });
    }

    set attributes(attributes: Record<string, string>) {
        this.view.dispatch({ effects: this.#attributes.reconfigure(EditorView.contentAttributes.of(attributes)) });
    }

    /** The first Escape makes Tab leave the editor, and is not for the dialog around it; the second is. */
    #key(event: KeyboardEvent): void {
        if (this.view.state.readOnly) return;
        if (event.key === "Escape" && !this.#leaving) {
            event.preventDefault();
            event.stopPropagation();
            this.#leave(true);
        } else if (!["Escape", "Tab", "Shift"].includes(event.key)) this.#leave(false);
    }

    /**
     * What is typed over a selection. The browser would keep the look of what it takes away in a style attribute, which the
     * Content-Security-Policy blocks. @returns whether it was done here
     */
    #replace(event: InputEvent): boolean {
        const { state } = this.view;
        if (event.inputType !== "insertText" || event.data === null || event.isComposing || state.readOnly || state.selection.main.empty) return false;
        event.preventDefault();
        this.view.dispatch(state.update(state.replaceSelection(event.data), { scrollIntoView: true, userEvent: "input.type" }));
        return true;
    }

    #leave(leaving: boolean): void {
        this.#leaving = leaving;
        this.view.setTabFocusMode(leaving);
    }
}

/** Marks changes by our own code, which are not reported. */
const fromOutside = Annotation.define<boolean>();

/** What only goes for a text that can be changed. Tab indents there. */
const writing = (readOnly: boolean): Extension => (readOnly ? EditorState.readOnly.of(true) : [highlightActiveLine(), keymap.of([indentWithTab])]);
