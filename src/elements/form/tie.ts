import { noChange, type ElementPart } from "lit";
import { Directive, directive, PartType, type PartInfo } from "lit/directive.js";
import type { FormControl } from "./control.ts";
import type { ControlContext } from "./field.ts";

class TieDirective extends Directive {
    constructor(part: PartInfo) {
        super(part);
        if (part.type !== PartType.ELEMENT) throw new Error("A control is tied as a whole element");
    }

    render(_context: ControlContext, _label: string): unknown {
        return noChange;
    }

    override update({ element }: ElementPart, [context, label]: [ControlContext, string]): unknown {
        const control = element as FormControl<unknown>;
        control.id = context.id;
        // As attributes: the element may still be waiting for its code, and takes them when it comes.
        control.setAttribute("name", context.name);
        control.setAttribute("label", label);
        control.setAttribute("described-by", context.describedBy);
        control.toggleAttribute("required", context.required);
        control.toggleAttribute("invalid", context.invalid);
        return noChange;
    }
}

/** Gives a control of ours what every control gets from its field: id, name, label, descriptions, required, invalid. */
export const tie = directive(TieDirective);
