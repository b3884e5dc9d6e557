import type { Entry } from "#mock/blueprints/read.ts";

/** One person of the sample company. */
export interface Person {
    readonly username: string;
    readonly name: string;
    readonly department: string;
    readonly site: Site;
    readonly title: string;
}

export const SITES = ["Utrecht", "Lisbon", "Pune"] as const;
export type Site = (typeof SITES)[number];

/** Domain of the sample company; reserved, so that nothing is ever sent there (RFC 2606). */
export const DOMAIN = "quillmere.example";

/** By department and site: user name, name, job title. */
const STAFF: readonly [department: string, site: Site, people: readonly (readonly [username: string, name: string, title: string])[]][] = [
    [
        "Engineering",
        "Utrecht",
        [
            ["amara.okafor", "Amara Okafor", "Head of engineering"],
            ["joost.vandijk", "Joost van Dijk", "Embedded engineer"],
            ["saoirse.byrne", "Saoirse Byrne", "Embedded engineer"],
            ["kwame.asante", "Kwame Asante", "Test engineer"],
            ["lotte.bakker", "Lotte Bakker", "Mechanical designer"],
            ["mateusz.wojcik", "Mateusz Wójcik", "Optics engineer"],
        ],
    ],
    [
        "Engineering",
        "Pune",
        [
            ["ananya.kulkarni", "Ananya Kulkarni", "Lead of cloud services"],
            ["rohan.deshpande", "Rohan Deshpande", "Backend engineer"],
            ["priya.iyer", "Priya Iyer", "Frontend engineer"],
            ["farhan.qureshi", "Farhan Qureshi", "Site reliability engineer"],
            ["meera.nair", "Meera Nair", "Data engineer"],
        ],
    ],
    [
        "IT operations",
        "Utrecht",
        [
            ["ines.carvalho", "Inês Carvalho", "Head of IT"],
            ["tomas.novak", "Tomáš Novák", "Systems administrator"],
            ["yuki.tanaka", "Yuki Tanaka", "Network administrator"],
        ],
    ],
    ["IT operations", "Pune", [["vikram.joshi", "Vikram Joshi", "Service desk"]]],
    [
        "Finance",
        "Utrecht",
        [
            ["helene.marchand", "Hélène Marchand", "Chief financial officer"],
            ["pieter.dejong", "Pieter de Jong", "Controller"],
            ["nadia.elamrani", "Nadia El Amrani", "Payroll"],
        ],
    ],
    [
        "People",
        "Lisbon",
        [
            ["beatriz.fonseca", "Beatriz Fonseca", "Head of people"],
            ["oluwaseun.adeyemi", "Oluwaseun Adeyemi", "Recruiter"],
        ],
    ],
    [
        "Sales",
        "Lisbon",
        [
            ["rui.tavares", "Rui Tavares", "Head of sales"],
            ["camila.herrera", "Camila Herrera", "Account manager"],
            ["elif.yildiz", "Elif Yıldız", "Account manager"],
            ["marcus.lindqvist", "Marcus Lindqvist", "Sales engineer"],
            ["giulia.ferrari", "Giulia Ferrari", "Marketing"],
            ["dmitri.petrov", "Dmitri Petrov", "Partner manager"],
        ],
    ],
    [
        "Support",
        "Lisbon",
        [
            ["thandiwe.mokoena", "Thandiwe Mokoena", "Head of support"],
            ["diogo.pinto", "Diogo Pinto", "Support engineer"],
            ["hana.kovac", "Hana Kovač", "Support engineer"],
        ],
    ],
    [
        "Support",
        "Pune",
        [
            ["arjun.mehta", "Arjun Mehta", "Support engineer"],
            ["sneha.patil", "Sneha Patil", "Support engineer"],
        ],
    ],
    [
        "Production",
        "Utrecht",
        [
            ["willem.visser", "Willem Visser", "Head of production"],
            ["grace.mwangi", "Grace Mwangi", "Calibration"],
            ["anh.nguyen", "Anh Nguyễn", "Assembly"],
            ["sven.hofmann", "Sven Hofmann", "Assembly"],
            ["fatima.zahra", "Fatima Zahra", "Quality"],
        ],
    ],
    [
        "Contractors",
        "Lisbon",
        [
            ["leo.castellanos", "Leo Castellanos", "Technical writer"],
            ["chidi.eze", "Chidi Eze", "Security reviewer"],
        ],
    ],
];

export const PEOPLE: readonly Person[] = STAFF.flatMap(([department, site, people]) =>
    people.map(([username, name, title]) => ({ username, name, department, site, title })),
);

/** Who joins during the month, on which of its days (from 0). */
export const JOINERS: readonly (readonly [day: number, person: Person])[] = [
    [0, { username: "nora.haugland", name: "Nora Haugland", department: "Engineering", site: "Utrecht", title: "Firmware engineer" }],
    [9, { username: "ibrahim.sesay", name: "Ibrahim Sesay", department: "Support", site: "Lisbon", title: "Support engineer" }],
    [21, { username: "kavya.rao", name: "Kavya Rao", department: "Engineering", site: "Pune", title: "Intern" }],
];

/** Who leaves, and on which day. */
export const LEAVER = { username: "chidi.eze", day: 11 };

/** The administrator among the people, and the one who helps. */
export const ADMINISTRATOR = "ines.carvalho";

/** A person's user, as the API and blueprints take it. */
export const described = ({ username, name, department, site, title }: Person) => ({
    username,
    name,
    email: `${username}@${DOMAIN}`,
    path: `users/${department.toLowerCase().replaceAll(" ", "-")}/${site.toLowerCase()}`,
    attributes: { title, site, department },
});

/** Entries of a blueprint that make them. */
export const peopleEntries: readonly Entry[] = PEOPLE.map((person) => {
    const { username, ...attrs } = described(person);
    return { model: "authentik_core.user", state: "present", conditions: [], identifiers: { username }, attrs: { ...attrs, groups: [] } };
});
