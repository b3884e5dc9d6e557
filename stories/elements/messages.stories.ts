import { html } from "lit";
import { Messages, type Message } from "#src/elements/messages.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/States/ak-messages" };

const messages = (...shown: Message[]) =>
    of(() => {
        const corner = new Messages();
        requestAnimationFrame(() => corner.isConnected && shown.forEach((message) => corner.add(message)));
        return html`${corner}`;
    });

export const Default = messages(
    { level: "success", message: "Saved user." },
    { level: "info", message: "A newer version is there." },
    { level: "warning", message: "The certificate expires soon.", description: "In 12 days." },
    { level: "danger", message: "The user could not be saved.", description: "A server error occurred.", request: "813f5b61b2b84071" },
);
/** What somebody may want to do next. */
export const Offering = messages({
    level: "success",
    message: "The user was created.",
    description: html`<a href="#/">grace</a>
        <p>There is no password yet.</p>
        <button class="pf-v6-c-button pf-m-secondary pf-m-small" type="button">Set password</button>
        <button class="pf-v6-c-button pf-m-secondary pf-m-small" type="button">Recovery link</button>`,
});
export const OfferingDark = dark(Offering);
export const OfferingNarrow = narrow(Offering);
const undo = async (): Promise<void> => undefined;
/** What can be taken back whole. */
export const Undoable = messages({ level: "success", message: "The user was deactivated.", description: "grace", undo });
export const UndoableDark = dark(Undoable);
export const UndoableNarrow = narrow(messages({ level: "success", message: LONG, undo }));
export const UndoableRightToLeft = rightToLeft(Undoable);
/** What was deleted, with what went along. */
export const Deleted = messages({ level: "success", message: "sofia was deleted.", description: "Also deleted: Token (3), Authenticator app", undo });
export const DeletedNarrow = narrow(Deleted);
export const LongText = messages({ level: "danger", message: LONG, description: LONG });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
