import { expect } from "chai";
import { authorizationHeader, baseString, parametersIn, signatureOf } from "./oauth1.ts";

const CLIENT = { oauth_consumer_key: "dpf43f3p2l4k3l03", oauth_signature_method: "HMAC-SHA1" };
const SECRET = "kd94hf93k423kf44";

describe("OAuth 1.0a signs", () => {
    it("over the text of RFC 5849, 3.4.1.1", () => {
        const parameters = {
            oauth_consumer_key: "9djdj82h48djs9d2",
            oauth_token: "kkk9d7dh3k39sjv7",
            oauth_signature_method: "HMAC-SHA1",
            oauth_timestamp: "137131201",
            oauth_nonce: "7d8f3e4a",
            oauth_signature: "djosJKDKJSD8743243/jdk33klY=",
        };
        const url = "http://EXAMPLE.com:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b";
        expect(baseString({ method: "post", url, parameters, form: new URLSearchParams("c2&a3=2+q") })).to.equal(
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26" +
                "oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7",
        );
    });

    for (const [what, request, tokenSecret, signature] of [
        [
            "for a request token",
            {
                method: "POST",
                url: "https://photos.example.net/initiate",
                parameters: { oauth_timestamp: "137131200", oauth_nonce: "wIjqoS", oauth_callback: "http://printer.example.com/ready" },
            },
            "",
            "74KNZJeDHnMBp0EMJ9ZHt/XKycU=",
        ],
        [
            "for an access token",
            {
                method: "POST",
                url: "https://photos.example.net/token",
                parameters: { oauth_token: "hh5s93j4hdidpola", oauth_timestamp: "137131201", oauth_nonce: "walatlh", oauth_verifier: "hfdp7dh39dks9884" },
            },
            "hdhd0244k9j7ao03",
            "gKgrFCywp7rO0OXSjdot/IHF7IU=",
        ],
        [
            "for what the token opens",
            {
                method: "GET",
                url: "http://photos.example.net/photos?file=vacation.jpg&size=original",
                parameters: { oauth_token: "nnch734d00sl2jdk", oauth_timestamp: "137131202", oauth_nonce: "chapoH" },
            },
            "pfkkdhi9sl3r4s00",
            "MdpQcU8iPSUjWoN/UDMsK2sui9I=",
        ],
    ] as const)
        it(`as the example of RFC 5849, 1.2 does: ${what}`, () => {
            const { parameters, ...rest } = request;
            expect(signatureOf({ ...rest, parameters: { ...CLIENT, ...parameters } }, SECRET, tokenSecret)).to.equal(signature);
        });

    it("escapes what RFC 3986 reserves, and in Unicode what is not ASCII (3.6)", () => {
        expect(baseString({ method: "GET", url: "https://x.test/", parameters: { oauth_nonce: "!'()*~ ä" } })).to.contain(
            encodeURIComponent("oauth_nonce=%21%27%28%29%2A~%20%C3%A4"),
        );
    });

    it("and its header is read as it was written, without its realm", () => {
        const parameters = { oauth_token: 'a "b", c=d', oauth_signature: "+/=" };
        expect(parametersIn(authorizationHeader(parameters).replace("OAuth ", 'OAuth realm="Photos", '))).to.deep.equal(parameters);
    });

    for (const header of ["", "Bearer abc", 'OAuth oauth_token="a", oauth_token="b"', "OAuth oauth_token=a", 'OAuth oauth_token="%"'])
        it(`reads no header ${header || "that is empty"}`, () => {
            expect(parametersIn(header)).to.equal(undefined);
        });
});
