import { expect } from "@open-wc/testing";
import { parseAllDocuments } from "yaml";
import { nginxIngress, traefikIngress } from "./proxy-snippets-kubernetes.ts";
import { caddy, envoy, type Front, nginx, nginxManager, traefik, traefikCompose } from "./proxy-snippets.ts";

const one: Front = { outpost: "https://login.example.org", application: "https://wiki.example.org", start: "" };
const domain: Front = { outpost: "http://localhost:9000", application: "http://app.example.org:8088", start: "https://login.example.org" };

describe("what is added to a proxy of one's own", () => {
    for (const [name, lines] of Object.entries({ nginxIngress, traefikIngress, traefik, traefikCompose, envoy }))
        it(`${name} is YAML`, () => {
            for (const front of [one, domain]) expect(parseAllDocuments(lines(front)).flatMap((document) => document.errors)).to.deep.equal([]);
        });

    for (const [name, lines] of Object.entries({ nginx, nginxManager, nginxIngress }))
        it(`${name} sends people to sign in where the provider says`, () => {
            expect(lines(domain)).to.contain("https://login.example.org/outpost.goauthentik.io/start?rd=");
            expect(lines(one)).not.to.contain("login.example.org/outpost.goauthentik.io/start");
        });

    it("tells the application who is signed in, whatever stands in front of it", () => {
        for (const lines of [nginx, nginxManager, nginxIngress, traefik, traefikIngress, traefikCompose, caddy, envoy])
            expect(lines(one).toLowerCase(), lines.name).to.contain("x-authentik-username").and.to.contain("x-authentik-groups");
    });

    it("leads to the sign-in address of a domain, where that is not the outpost's own", () => {
        for (const lines of [nginx, traefik, traefikCompose, traefikIngress, nginxIngress, caddy]) {
            expect(
                lines(domain).match(/^.*(?:server_name|Host\(|host:|\{).*login\.example\.org.*$|^https:\/\/login\.example\.org \{/m),
                lines.name,
            ).not.to.equal(null);
            expect(lines({ ...domain, outpost: domain.start }), lines.name).not.to.match(/server_name login|`login|host: login|^https:\/\/login\S* \{/m);
        }
    });

    it("listens where people open the application, by the name alone", () => {
        expect(nginx(one)).to.contain("listen 443 ssl;").and.to.contain("ssl_certificate /etc").and.to.contain("server_name wiki.example.org;");
        expect(nginx(domain)).to.contain("listen 8088;").and.to.contain("server_name app.example.org;");
        expect(nginx({ ...domain, start: "" })).not.to.contain("ssl");
        // Caddy speaks TLS at any port that it is not told to leave without.
        expect(caddy(domain)).to.match(/^http:\/\/app\.example\.org:8088 \{/);
        for (const lines of [traefik, traefikCompose, traefikIngress]) expect(lines(domain), lines.name).to.contain("Host(`app.example.org`)");
        expect(nginxIngress(domain)).to.contain("host: app.example.org\n");
    });

    it("leads to the outpost inside a cluster by its host and port", () => {
        expect(nginxIngress(one)).to.contain("externalName: login.example.org").and.to.contain("number: 443");
        expect(traefikIngress(domain)).to.contain("externalName: localhost").and.to.contain("port: 9000");
    });
});
