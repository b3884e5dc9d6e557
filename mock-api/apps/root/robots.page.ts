import { byNobody, endpoint } from "#kernel/http/endpoint.ts";

/** RFC 9309: no page of an installation is anything for a search engine. */
export const robots = endpoint(
    "GET /robots.txt",
    { authenticate: byNobody },
    () => new Response("User-agent: *\nDisallow: /\n", { headers: { "content-type": "text/plain; charset=utf-8" } }),
);
