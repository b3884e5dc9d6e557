/** Somebody whom Duo knows. */
interface DuoUser {
    readonly user_id: string;
    readonly username: string;
}

/** Whom Duo would know: the administrator, some of the sample company, and somebody who has left it. All of them are made up. */
export const DUO_USERS: readonly DuoUser[] = ["akadmin", "amara.okafor", "joost.vandijk", "lotte.bakker", "greta.gone"].map((username, index) => ({
    user_id: `DUSANDBOX${String(index + 1).padStart(11, "0")}`,
    username,
}));
