import { expect } from "@open-wc/testing";
import { HIDDEN, hideFields, hideSecrets } from "./hide-secrets.ts";

describe("bodies of requests, as they are shown", () => {
    const hidden = (value: object): unknown => JSON.parse(hideSecrets(JSON.stringify(value)));

    it("have no passwords, tokens, keys and codes in them, wherever they stand", () => {
        const secret = 'a "quoted" \\ one';
        const names = [
            "password",
            "client_secret",
            "bind_password",
            "flow_token",
            "key",
            "key_data",
            "client-key-data",
            "auth",
            "private_key",
            "code",
            "config_url",
            "link",
            "Plex-Token",
        ];
        for (const name of names)
            expect(hidden({ outer: [{ [name]: secret, name: "Ada" }] }), name).to.deep.equal({ outer: [{ [name]: HIDDEN, name: "Ada" }] });
        expect(hidden({ codes: ["one", "two"] })).to.deep.equal({ codes: HIDDEN });
    });

    it("keep what only sounds like it", () => {
        const value = { access_code_validity: "minutes=1", signing_key: "0a1b", token_validity: "days=30", password: null, key: 7, has_token: true, pk: "x" };
        expect(hidden(value)).to.deep.equal(value);
    });

    it("have none either where they are cut off within one", () => {
        expect(hideSecrets('{"name": "Ada", "password": "very sec')).to.equal(`{"name": "Ada", "password": "${HIDDEN}"`);
        expect(hideSecrets('{"key_data": "-----BEGIN\\')).to.equal(`{"key_data": "${HIDDEN}"`);
        expect(hideSecrets('{"codes": ["one", "tw')).to.equal(`{"codes": "${HIDDEN}"`);
    });

    it("have none in addresses", () => {
        expect(hideSecrets("/if/flow/recovery/?flow_token=abc&next=%2F")).to.equal(`/if/flow/recovery/?flow_token=${HIDDEN}&next=%2F`);
        expect(hideSecrets("/if/flow/enrollment/?itoken=abc")).to.equal(`/if/flow/enrollment/?itoken=${HIDDEN}`);
        expect(hideSecrets("/api/v3/flows/executor/x/?query=flow_token%3Dabc")).to.equal(`/api/v3/flows/executor/x/?query=flow_token%3D${HIDDEN}`);
        expect(hideSecrets("/api/v3/core/users/?search=token")).to.equal("/api/v3/core/users/?search=token");
    });

    it("are as quick for a long text without an end as for a short one", () => {
        const text = `{"password": "${"\\\\a".repeat(10_000)}`;
        expect(hideSecrets(text)).to.equal(`{"password": "${HIDDEN}"`);
        const pieces = "a-".repeat(100_000);
        expect(hideSecrets(pieces)).to.equal(pieces);
    });

    it("show fields of forms the same way", () => {
        const form = new FormData();
        for (const [name, value] of [
            ["name", "Ada"],
            ["key_data", "-----BEGIN"],
        ] as const)
            form.append(name, value);
        expect([...hideFields(form)]).to.deep.equal([
            ["name", "Ada"],
            ["key_data", HIDDEN],
        ]);
    });
});
