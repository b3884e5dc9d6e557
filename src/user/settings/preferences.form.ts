import { msg } from "@lit/localize";
import { users, type UserSelf } from "#src/api/users.api.ts";
import { session } from "#src/context/session.ts";
import { isOn, pageSize, setting } from "#src/context/settings.ts";
import type { Values } from "#src/elements/form/field.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { ownValue } from "#src/base/own-value.ts";

/** Each has the name that it has in the attributes. */
interface Body {
    "layout.type": "row" | "2-column" | "3-column";
    "pagination.perPage": number;
    "navbar.userDisplay": "username" | "name" | "email";
    "enabledFeatures.search": boolean;
    "enabledFeatures.applicationEdit": boolean;
}
const { number, select, toggle } = fieldsFor<Body>();

/** What holds for the visitor, wherever it was said. */
const inForce = (): Values => ({
    "layout.type": setting("layout", "type") ?? "row",
    "pagination.perPage": pageSize(),
    "navbar.userDisplay": setting("navbar", "userDisplay") ?? "username",
    "enabledFeatures.search": isOn("search"),
    "enabledFeatures.applicationEdit": isOn("applicationEdit"),
});

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Settings of the interfaces that a user may have of their own. */
export const preferencesForm = form<UserSelf, Body>({
    header: () => msg("Preferences"),
    submitLabel: () => msg("Save"),
    size: "sm",
    fields: () => [
        select(
            "layout.type",
            msg("Layout of the library"),
            [
                { value: "row", label: msg("One group below the other") },
                { value: "2-column", label: msg("Two groups beside each other") },
                { value: "3-column", label: msg("Three groups beside each other") },
            ],
            { required: true, initial: inForce()["layout.type"] },
        ),
        number("pagination.perPage", msg("Rows per page"), { required: true, min: 1, max: 100, initial: inForce()["pagination.perPage"] }),
        select(
            "navbar.userDisplay",
            msg("Name in the bar at the top"),
            [
                { value: "username", label: msg("Username") },
                { value: "name", label: msg("Name") },
                { value: "email", label: msg("Email") },
            ],
            { required: true, initial: inForce()["navbar.userDisplay"] },
        ),
        toggle("enabledFeatures.search", msg("Search in the library"), { initial: inForce()["enabledFeatures.search"] }),
        toggle("enabledFeatures.applicationEdit", msg("Edit links in the library"), { initial: inForce()["enabledFeatures.applicationEdit"] }),
    ],
    values: () => ({}),
    async save(body, { pk }) {
        const before = inForce();
        // What is left alone goes on to follow what the tenant and groups say.
        const changed = Object.entries(body).filter(([name, value]) => value !== ownValue(before, name));
        if (changed.length > 0) {
            const { attributes } = await users.retrieve(pk);
            const own = isRecord(attributes) ? attributes["settings"] : undefined;
            await users.patch(pk, { attributes: { ...attributes, settings: nest(Object.fromEntries(changed), own) } });
        }
        return session.refresh();
    },
    saved: () => msg("Your preferences were saved."),
});

/** `{"a.b": 1}` as `{a: {b: 1}}`, over what there is already. */
function nest(values: Values, over: unknown): Record<string, unknown> {
    let settings: Record<string, unknown> = isRecord(over) ? structuredClone(over) : {};
    for (const [path, value] of Object.entries(values)) {
        const [section = "", key = ""] = path.split(".");
        const found = ownValue(settings, section);
        settings = { ...settings, [section]: { ...(isRecord(found) ? found : {}), [key]: value } };
    }
    return settings;
}
