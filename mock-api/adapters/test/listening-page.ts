import type { JsonObject } from "#kernel/base/models.ts";
import type { TestBackend, TestClient } from "./test-backend.ts";

/** A page of this browser that listens; `heard` is what it was told, `say` what it says. */
export async function listeningPage(backend: TestBackend, { jar }: TestClient) {
    const heard: JsonObject[] = [];
    const ends: number[] = [];
    const connection = await backend.connect(new Request("http://authentik.test/ws/client/"), jar);
    if (connection instanceof Response) throw new Error(`refused with ${connection.status}`);
    connection.attach({ send: (data) => void heard.push(JSON.parse(data)), close: (code) => void ends.push(code) });
    return { heard, ends, say: (sent: unknown) => connection.receive(JSON.stringify(sent)), leave: () => connection.closed() };
}
