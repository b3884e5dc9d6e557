import { msg } from "@lit/localize";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { ask } from "#src/elements/form/wizard.ts";
import { given, type Way } from "./way.ts";

interface Link {
    meta_launch_url: string;
    open_in_new_tab: boolean;
}
const { toggle, url } = fieldsFor<Link>();

/** Where the application is. */
export const link = ask<Link>({
    title: () => msg("Link"),
    fields: () => [
        url("meta_launch_url", msg("Launch URL"), {
            required: true,
            placeholder: "https://app.example.com",
            help: msg("Opened when somebody chooses the application in the library."),
        }),
        toggle("open_in_new_tab", msg("Open in a new tab")),
    ],
});

export const linkWay: Way = {
    title: () => msg("Link"),
    description: () => msg("Only an entry in the library. It signs nobody in."),
    steps: [link],
    gives: (known) => given(known, link),
};
