// npm run bench [-- PART …]: speed, as figures and ratios. Nothing here passes or fails; machines differ.
import { build } from "../build/build.mjs";
import { benchInterfaces } from "./bench/interfaces.mjs";
import { benchLdap } from "./bench/ldap.mjs";
import { benchOauth } from "./bench/oauth.mjs";
import { benchProxy } from "./bench/proxy.mjs";
import { benchSaml } from "./bench/saml.mjs";
import { benchServer } from "./bench/server.mjs";
import { hangUp, row } from "./bench/tools.mjs";

const PARTS = { server: benchServer, oauth: benchOauth, saml: benchSaml, proxy: benchProxy, ldap: benchLdap, interfaces: () => benchInterfaces(row) };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length) {
    console.error(`There is no part ${unknown.join(", ")}: the parts are ${Object.keys(PARTS).join(", ")}.`);
    process.exit(1);
}

await build();
for (const [name, bench] of Object.entries(PARTS)) if (!wanted.length || wanted.includes(name)) await bench();
hangUp();
