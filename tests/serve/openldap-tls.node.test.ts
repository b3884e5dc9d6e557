import "reflect-metadata";
import { X509Certificate, X509CertificateGenerator, BasicConstraintsExtension, SubjectAlternativeNameExtension, PemConverter } from "@peculiar/x509";
import { expect } from "chai";
import { openDirectory } from "#mock/adapters/node/directory.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { DAY_MS } from "#mock/encoding/time.ts";
import { provideDirectories } from "#mock/outside/directory.ts";
import { must } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { change, ended, shipped } from "#mock/sources/ldap/ldap-source.test-helper.ts";
import { BASE, needSlapd, type ServerCertificate, type Slapd, startSlapd } from "./slapd.ts";

const EC = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const validity = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + DAY_MS) };
const ROOT = { bind_cn: `cn=root,${BASE}`, bind_password: "root" };

/** An authority of a company's own. */
async function authority(name: string) {
    const keys = await crypto.subtle.generateKey(EC, true, ["sign", "verify"]);
    const extensions = [new BasicConstraintsExtension(true, undefined, true)];
    const certificate = await X509CertificateGenerator.createSelfSigned({ name: `CN=${name}`, keys, signingAlgorithm: EC, extensions, ...validity });
    return { certificate, key: keys.privateKey };
}

/** What it gives a server of this name. */
async function issued(by: { certificate: X509Certificate; key: CryptoKey }, type: "ip" | "dns", value: string): Promise<ServerCertificate> {
    const keys = await crypto.subtle.generateKey(EC, true, ["sign", "verify"]);
    const certificate = await X509CertificateGenerator.create({
        subject: "CN=directory",
        issuer: by.certificate.subject,
        publicKey: keys.publicKey,
        signingKey: by.key,
        signingAlgorithm: EC,
        extensions: [new SubjectAlternativeNameExtension([{ type, value }])],
        ...validity,
    });
    const key = PemConverter.encode(await crypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
    return { certificate: `${certificate.toString("pem")}\n`, key: `${key}\n` };
}

describe("an LDAP source by TLS, of OpenLDAP's own server", () => {
    let ca: Awaited<ReturnType<typeof authority>>;
    let backend: TestBackend;
    /** Pairs of which the source may take one to check the server with. */
    let trusted: string;
    let other: string;
    const running: Slapd[] = [];

    before(async function () {
        needSlapd(this);
        provideDirectories(openDirectory);
        backend = await createTestBackend();
        ca = await authority("Paperlane CA");
        const pairOf = async (name: string, certificate: X509Certificate): Promise<string> =>
            must(await backend.admin.post("crypto/certificatekeypairs/", { name, certificate_data: `${certificate.toString("pem")}\n` })).pk;
        trusted = await pairOf("Paperlane CA", ca.certificate);
        other = await pairOf("Another CA", (await authority("Paperlane CA")).certificate);
        must(
            await backend.admin.post("sources/ldap/", {
                name: "People",
                slug: "people",
                server_uri: "ldap://127.0.0.1:99",
                base_dn: BASE,
                ...ROOT,
                start_tls: true,
                peer_certificate: trusted,
                property_mappings: await shipped(backend, "openldap-cn", "default-mail", "openldap-uid"),
                property_mappings_group: await shipped(backend, "openldap-cn"),
            }),
        );
        await backend.idle();
    });
    after(async () => {
        provideDirectories(undefined);
        for (const one of running) await one.stop();
    });

    async function serving(shown: ServerCertificate): Promise<Slapd> {
        const slapd = await startSlapd(shown);
        running.push(slapd);
        return slapd;
    }

    /** What reading the directory comes to: of an empty one, that there is no such place, or why it was not spoken to. */
    async function told(settings: { server_uri: string; start_tls: boolean; peer_certificate?: string | null }): Promise<string> {
        await change(backend, { peer_certificate: trusted, ...settings });
        return (await ended(backend))[0]!.at(-1)!;
    }

    /** By both ways. */
    const ways = ({ url, secureUrl }: Slapd) => [
        { server_uri: url, start_tls: true },
        { server_uri: secureUrl!, start_tls: false },
    ];

    const SPOKEN = /no such object/i;

    it("speaks to a server that its authority vouches for, by StartTLS and LDAPS", async () => {
        for (const way of ways(await serving(await issued(ca, "ip", "127.0.0.1")))) expect(await told(way)).to.match(SPOKEN);
    });

    it("does not speak to a server of another name", async () => {
        for (const way of ways(await serving(await issued(ca, "dns", "directory.example")))) expect(await told(way)).to.match(/altnames|IP: 127\.0\.0\.1/);
    });

    it("does not take a certificate for localhost for everybody's (StartTLS once did)", async () => {
        for (const way of ways(await serving(await issued(ca, "dns", "localhost")))) expect(await told(way)).to.match(/altnames|IP: 127\.0\.0\.1/);
    });

    it("does not speak to a server that somebody else vouches for, whatever they are called", async () => {
        for (const way of ways(await serving(await issued(ca, "ip", "127.0.0.1"))))
            expect(await told({ ...way, peer_certificate: other })).to.match(/certificate|signature/i);
    });

    it("takes any certificate where none is chosen, as the original does", async () => {
        for (const way of ways(await serving(await issued(ca, "dns", "directory.example"))))
            expect(await told({ ...way, peer_certificate: null })).to.match(SPOKEN);
    });
});
