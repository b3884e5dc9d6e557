import "./colors.ts";
import { notify } from "../messages.ts";

declare global {
    interface Window {
        /** Left by the page of the frame; its queries of the window go by the frame's width. */
        notifyInFrame?: typeof notify;
    }
}

window.notifyInFrame = notify;
