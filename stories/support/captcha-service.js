/* A captcha service of the catalogue's own, whose checks come out as the key of the site says: "passes", "fails", or they never end. */
globalThis.turnstile = {
    render(_at, { sitekey, callback, "error-callback": fail }) {
        if (sitekey === "passes") callback("token");
        if (sitekey === "fails") fail();
    },
};
