import { PEOPLE, users } from "#src/api/users.api.ts";
import { picker } from "./picker.ts";

/** Users, by their username. */
export const userPicker = picker({
    list: users.list,
    retrieve: users.retrieve,
    option: ({ pk, username, name }) => ({ value: pk, label: username, description: name }),
    ordering: "username",
});

/** Users who are people: service accounts belong to programs. */
export const personPicker = picker({
    list: (query, signal) => users.list({ ...query, ...PEOPLE }, signal),
    retrieve: users.retrieve,
    option: ({ pk, username, name }) => ({ value: pk, label: username, description: name }),
    ordering: "username",
});
