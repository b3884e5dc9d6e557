import type { JsonObject } from "#kernel/base/models.ts";
import type { Language } from "#mock/apps/tenants/language.ts";

/** Somebody whom the example identity provider can let in. None of them exists; their addresses are reserved (RFC 2606). */
export interface ExamplePerson {
    /** What they are known by, whatever changes about them. */
    readonly id: string;
    readonly name: string;
    readonly username?: string;
    readonly email?: string;
    /** What is to be seen by choosing them. */
    readonly about: Readonly<Record<Language, string>>;
}

export const EXAMPLE_PEOPLE: readonly ExamplePerson[] = [
    {
        id: "ex-1001",
        name: "Noor Haddad",
        username: "noor.haddad",
        email: "noor@paperlane.example",
        about: { en: "Tells name, user name and email address", de: "Nennt Namen, Benutzernamen und E-Mail-Adresse" },
    },
    {
        id: "ex-1002",
        name: "Teodor Vlaicu",
        username: "teodor.vlaicu",
        email: "teodor@paperlane.example",
        about: { en: "Somebody else, to have two accounts", de: "Noch jemand, um zwei Konten zu haben" },
    },
    {
        id: "ex-1003",
        name: "Ingrid Solheim",
        email: "ingrid@paperlane.example",
        about: { en: "Tells no user name: the enrolment asks for one", de: "Nennt keinen Benutzernamen: Die Registrierung fragt danach" },
    },
    {
        id: "ex-1004",
        name: "Rafael Moreira",
        username: "rafael.moreira",
        about: { en: "Tells no email address", de: "Nennt keine E-Mail-Adresse" },
    },
    {
        id: "ex-1005",
        name: "Joost van Dijk",
        username: "joost.vandijk",
        email: "joost.vandijk@quillmere.example",
        about: {
            en: "Has the user name and address of somebody in the sample company",
            de: "Hat Benutzernamen und Adresse von jemandem aus der Beispielfirma",
        },
    },
];

export const examplePerson = (id: unknown): ExamplePerson | undefined => EXAMPLE_PEOPLE.find((person) => person.id === id);

/** What they tell of themselves (OpenID Connect Core 5.1). */
export const profileOf = ({ id, username, email, name }: ExamplePerson): JsonObject => ({
    sub: id,
    name,
    ...(username === undefined ? {} : { preferred_username: username }),
    ...(email === undefined ? {} : { email, email_verified: true }),
});
