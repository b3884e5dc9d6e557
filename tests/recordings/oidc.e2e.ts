import { OidcSetup } from "./oidc.setup.ts";
import { protocolSuite } from "./protocol.suite.ts";

protocolSuite("oidc", "OpenID Connect", 168, (preparation) => new OidcSetup(preparation));
