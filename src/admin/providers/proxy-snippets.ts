/** What stands in front of an application, with the addresses of its provider. */
export interface Front {
    /** Where the outpost is reached, without a path. */
    outpost: string;
    /** Where people open the application, without a path. */
    application: string;
    /** Where people are sent to sign in: empty for the application's own host, or the address for a whole domain. */
    start: string;
}

/** Host and port of an address. */
export function placeOf(address: string): { hostname: string; port: string; isSecure: boolean } {
    const { hostname, port, protocol } = new URL(address);
    const isSecure = protocol === "https:";
    return { hostname, port: port || (isSecure ? "443" : "80"), isSecure };
}

/** What stands for the application in these lines, until somebody writes where theirs is. */
export const STAND_IN = "127.0.0.1:8080";
const HERE = "# the application";

export const PREFIX = "/outpost.goauthentik.io";

/** Where the outpost is opened in the browser, if what stands in front leads there as well: the sign-in address of a domain that is not the outpost's own. */
export const signInAt = ({ start, outpost }: Front): string | undefined => (start && start !== outpost ? start : undefined);

/** What the outpost tells applications. */
export const HEADERS = ["X-authentik-username", "X-authentik-groups", "X-authentik-email", "X-authentik-name", "X-authentik-uid"];

const variable = (header: string): string => header.toLowerCase().replaceAll("-", "_");

export const each = (line: (header: string) => string): string => HEADERS.map(line).join("\n");

/** Of one nginx server. Sockets go through, no other protocol: what an application speaks then, nobody is asked about any more (D-456). */
const SOCKETS = `set $socket "";
set $socket_connection "";
if ($http_upgrade ~* "^websocket$") {
    set $socket websocket;
    set $socket_connection upgrade;
}`;

const PASSED_ON = `    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $socket;
    proxy_set_header Connection $socket_connection;`;

/** What asks the outpost about each request, and leads to it: places of one nginx server. @param upstream what nginx passes requests on to, with the end of its line */
const places = ({ outpost, start }: Front, upstream: string): string => `${SOCKETS}

location / {
    proxy_pass ${upstream}
${PASSED_ON}
    auth_request ${PREFIX}/auth/nginx;
    error_page 401 = @sign_in;
    auth_request_set $session $upstream_http_set_cookie;
    add_header Set-Cookie $session;
${each(
    (header) => `    auth_request_set $${variable(header)} $upstream_http_${variable(header)};
    proxy_set_header ${header} $${variable(header)};`,
)}
}

location ${PREFIX} {
    proxy_pass ${outpost}${PREFIX};
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Original-URL $scheme://$http_host$request_uri;
    proxy_pass_request_body off;
    proxy_set_header Content-Length "";
}

location @sign_in {
    internal;
    return 302 ${start}${PREFIX}/start?rd=$scheme://$http_host$request_uri;
}`;

const indented = (lines: string): string => lines.replaceAll(/^(?=.)/gm, "    ");

const listening = ({ hostname, port, isSecure }: ReturnType<typeof placeOf>): string =>
    isSecure
        ? `    listen ${port} ssl;
    ssl_certificate /etc/ssl/certs/${hostname}.pem;
    ssl_certificate_key /etc/ssl/private/${hostname}.key;
    server_name ${hostname};`
        : `    listen ${port};
    server_name ${hostname};`;

export const nginx = (front: Front): string => {
    const signIn = signInAt(front);
    const application = `server {
${listening(placeOf(front.application))}

${indented(places(front, `http://${STAND_IN}; ${HERE}`))}
}`;
    return signIn === undefined ? application : `${application}\n\n${nginxSignIn(signIn, front)}`;
};

const nginxSignIn = (address: string, { outpost }: Front): string => `server {
${listening(placeOf(address))}

${indented(SOCKETS)}

    location / {
        proxy_pass ${outpost};
${indented(PASSED_ON)}
    }
}`;

/** For the field “Custom Nginx Configuration” of a proxy host; the names are those that the manager sets from its own fields. */
export const nginxManager = (front: Front): string => places(front, "$forward_scheme://$server:$port;");

/** What Traefik finds a request by: a name, without a port. */
export const traefikHost = ({ application }: Front): string => matching(application);

const matching = (address: string): string => `Host(\`${placeOf(address).hostname}\`)`;

/** What Traefik finds the requests by that are the outpost's. */
export function traefikSignIn(front: Front): string {
    const signIn = signInAt(front);
    const below = `${traefikHost(front)} && PathPrefix(\`${PREFIX}/\`)`;
    return signIn === undefined ? below : `(${below}) || ${matching(signIn)}`;
}

export const traefik = (front: Front): string => `http:
  middlewares:
    authentik:
      forwardAuth:
        address: ${front.outpost}${PREFIX}/auth/traefik
        trustForwardHeader: true
        authResponseHeaders:
${each((header) => `          - ${header}`)}
  routers:
    app:
      rule: ${traefikHost(front)}
      middlewares: [authentik]
      service: app
    app-sign-in:
      rule: ${traefikSignIn(front)}
      service: authentik
  services:
    app:
      loadBalancer:
        servers: [{ url: "http://${STAND_IN}" }] ${HERE}
    authentik:
      loadBalancer:
        servers: [{ url: "${front.outpost}" }]`;

export function caddy(front: Front): string {
    const { outpost, application } = front;
    const signIn = signInAt(front);
    const site = `${application} {
    route {
        reverse_proxy ${PREFIX}/* ${outpost}

        forward_auth ${outpost} {
            uri ${PREFIX}/auth/caddy
            copy_headers ${HEADERS.join(" ")}
        }

        reverse_proxy ${STAND_IN} ${HERE}
    }
}`;
    return signIn === undefined ? site : `${site}\n\n${signIn} {\n    reverse_proxy ${outpost}\n}`;
}

/** The same by labels of containers, with an outpost of one's own beside them. */
export const traefikCompose = (front: Front): string => `services:
  app:
    image: app ${HERE}
    labels:
      traefik.enable: "true"
      traefik.http.routers.app.rule: ${traefikHost(front)}
      traefik.http.routers.app.middlewares: authentik@docker
  authentik:
    image: ghcr.io/goauthentik/proxy:2023.2.0
    environment:
      AUTHENTIK_HOST: ${front.outpost}
      AUTHENTIK_TOKEN: <token of the outpost>
    labels:
      traefik.enable: "true"
      traefik.http.services.authentik.loadbalancer.server.port: "9000"
      traefik.http.routers.authentik.rule: ${traefikSignIn(front)}
      traefik.http.middlewares.authentik.forwardauth.address: http://authentik:9000${PREFIX}/auth/traefik
      traefik.http.middlewares.authentik.forwardauth.trustForwardHeader: "true"
      traefik.http.middlewares.authentik.forwardauth.authResponseHeaders: ${HEADERS.join(",")}`;

export function envoy({ outpost }: Front): string {
    const { hostname, port } = placeOf(outpost);
    return `http_filters:
  - name: envoy.filters.http.ext_authz
    typed_config:
      "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
      http_service:
        server_uri: { uri: "${outpost}", cluster: authentik, timeout: 5s }
        path_prefix: ${PREFIX}/auth/envoy
        authorization_request:
          allowed_headers:
            patterns: [{ exact: cookie }]
        authorization_response:
          allowed_client_headers_on_success:
            patterns: [{ exact: set-cookie }]
          allowed_upstream_headers:
            patterns:
${each((header) => `              - exact: ${header.toLowerCase()}`)}
clusters:
  - name: authentik
    type: STRICT_DNS
    load_assignment:
      cluster_name: authentik
      endpoints:
        - lb_endpoints:
            - endpoint:
                address:
                  socket_address: { address: ${hostname}, port_value: ${port} }`;
}

/** An outpost of one's own beside the application. */
export const standalone = ({ outpost }: Front): string => `docker run -p 9000:9000 \\
  -e AUTHENTIK_HOST=${outpost} \\
  -e AUTHENTIK_TOKEN=<token of the outpost> \\
  ghcr.io/goauthentik/proxy:2023.2.0`;
