import { msg } from "@lit/localize";
import type { Source } from "#src/api/sources.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import type { Option } from "#src/elements/form/options.ts";

type Matching = NonNullable<Source["user_matching_mode"]>;

/** How somebody who comes from a source is found among the users. */
export const matchings = (): readonly Option<Matching>[] => [
    { value: "identifier", label: msg("By their ID at the source") },
    { value: "email_link", label: msg("By email address; a user with the same one is linked") },
    { value: "email_deny", label: msg("By email address; if a user has it already, they are refused") },
    { value: "username_link", label: msg("By username; a user with the same one is linked") },
    { value: "username_deny", label: msg("By username; if a user has it already, they are refused") },
];

export const matchingName = (mode: Matching | undefined): string => matchings().find(({ value }) => value === mode)?.label ?? "";

/** Fields about the users that come from a source. */
export function userFields() {
    const { select } = fieldsFor<{ user_matching_mode?: Matching }>();
    return [
        select("user_matching_mode", msg("How users are found"), matchings(), {
            required: true,
            help: msg("Linking is safe only where the source checks addresses and names: otherwise people there can take over accounts here."),
        }),
        userPath(),
    ];
}

/** The folder of users who come from a source. */
export const userPath = () =>
    fieldsFor<{ user_path_template?: string }>().text("user_path_template", msg("Path of new users"), {
        initial: "goauthentik.io/sources/%(slug)s",
        help: msg("The folder that they are listed in; %(slug)s stands for the slug of the source."),
    });
