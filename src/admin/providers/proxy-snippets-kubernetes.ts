import { each, type Front, HEADERS, placeOf, PREFIX, signInAt, traefikHost, traefikSignIn } from "./proxy-snippets.ts";

/** The name that the outpost has inside the cluster. */
function service(outpost: string): string {
    const { hostname, port } = placeOf(outpost);
    return `apiVersion: v1
kind: Service
metadata: { name: authentik }
spec:
  type: ExternalName
  externalName: ${hostname}
  ports: [{ port: ${port} }]`;
}

/** Two of nginx's own objects: what asks the outpost is not what leads to it. */
export function nginxIngress(front: Front): string {
    const { outpost, application, start } = front;
    const signIn = signInAt(front);
    return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: app
  annotations:
    nginx.ingress.kubernetes.io/auth-url: ${outpost}${PREFIX}/auth/nginx
    nginx.ingress.kubernetes.io/auth-signin: ${start || application}${PREFIX}/start?rd=$scheme://$http_host$escaped_request_uri
    nginx.ingress.kubernetes.io/auth-response-headers: Set-Cookie,${HEADERS.join(",")}
    nginx.ingress.kubernetes.io/auth-snippet: |
      proxy_set_header X-Forwarded-Host $http_host;
spec:
  ingressClassName: nginx
  rules:
    - host: ${placeOf(application).hostname}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: app, port: { number: 8080 } } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: app-sign-in }
spec:
  ingressClassName: nginx
  rules:
${rule(application, PREFIX, outpost)}${signIn === undefined ? "" : `\n${rule(signIn, "/", outpost)}`}
---
${service(outpost)}`;
}

/** Leads what is below a path of a host to the outpost. */
const rule = (address: string, path: string, outpost: string): string => `    - host: ${placeOf(address).hostname}
      http:
        paths:
          - path: ${path}
            pathType: Prefix
            backend: { service: { name: authentik, port: { number: ${placeOf(outpost).port} } } }`;

export const traefikIngress = (front: Front): string => `apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: authentik }
spec:
  forwardAuth:
    address: ${front.outpost}${PREFIX}/auth/traefik
    trustForwardHeader: true
    authResponseHeaders:
${each((header) => `      - ${header}`)}
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: app }
spec:
  routes:
    - kind: Rule
      match: ${traefikHost(front)}
      middlewares: [{ name: authentik }]
      services: [{ name: app, port: 8080 }]
    - kind: Rule
      match: ${traefikSignIn(front)}
      services: [{ name: authentik, port: ${placeOf(front.outpost).port} }]
---
${service(front.outpost)}`;
