import { msg, str } from "@lit/localize";
import { duoStages, type DuoStage } from "#src/api/stages.api.ts";
import { users } from "#src/api/users.api.ts";
import { plural } from "#src/base/plural.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { notify } from "#src/elements/messages.ts";
import type { Member } from "#src/pages/family.ts";
import { userPicker } from "#src/pickers/user.picker.ts";

interface Body {
    which: "all" | "one";
    user: number;
    duo_user_id: string;
}
const { choice, radio, text } = fieldsFor<Body>();

const isOne = ({ which }: Partial<Body>): boolean => which !== "all";

/** Takes over devices that users have set up with Duo already: all of them where the stage has a key of Duo's Admin API, or a single one. */
export const duoImportForm = form<Member, Body, number, DuoStage>({
    header: ({ name }) => msg(str`Import Duo devices into ${name}`),
    submitLabel: () => msg("Import"),
    load: ({ pk }, signal) => duoStages.retrieve(pk, signal),
    values: () => ({}),
    fields: (_, { admin_integration_key: key }) => [
        ...(key
            ? [
                  radio("which", msg("What to import"), [
                      { value: "all", label: msg("All devices"), description: msg("Each user gets the devices that Duo has for the same username.") },
                      { value: "one", label: msg("A single device") },
                  ]),
              ]
            : []),
        choice("user", msg("User"), userPicker, { required: true, when: isOne, help: msg("Gets the device.") }),
        text("duo_user_id", msg("Duo user ID"), {
            required: true,
            when: isOne,
            help: msg("In Duo’s admin panel, at the end of the address of the user’s page."),
        }),
    ],
    save: async (body, { pk }) => {
        if (!isOne(body)) return (await duoStages.importDevices(pk)).count;
        const { username } = await users.retrieve(body.user);
        await duoStages.importDevice(pk, { username, duo_user_id: body.duo_user_id });
        return 1;
    },
    afterwards: (count) => notify("success", plural(count, { one: msg("1 device was imported."), other: msg(str`${count} devices were imported.`) })),
});
