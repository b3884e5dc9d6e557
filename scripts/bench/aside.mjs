// Rows on what others wait for while something long runs: the slowest requests there are, on an instance of ten thousand users.

const ENTRIES = 10_000;

/** `send(path, options)` asks a server as its administrator that nobody has asked for the document of its API yet. */
export async function benchAside(row, send) {
    const post = (path, body) => send(path, { method: "POST", body: JSON.stringify(body) });
    const entries = Array.from({ length: ENTRIES }, (_, number) => `  - {model: authentik_core.group, identifiers: {name: g${number}}, attrs: {users: []}}`);
    const content = ["version: 1", "entries:", ...entries].join("\n");
    let key;
    const long = {
        "the API's document is written": () => send("/api/v3/schema/"),
        "a certificate is generated": () => post("/api/v3/crypto/certificatekeypairs/generate/", { common_name: "bench", validity_days: 1 }),
        "ten thousand users are exported": () => send("/sandbox/blueprint/"),
        "the largest page is listed": () => send("/api/v3/core/users/?page_size=100000"),
        "a blueprint of 10,000 entries is saved": async () => {
            const answer = await post("/api/v3/managed/blueprints/", { name: "bench", content });
            key = JSON.parse(answer.body.toString()).pk;
            return answer;
        },
        "it is applied": () => post(`/api/v3/managed/blueprints/${key}/apply/`, {}),
    };
    for (const [name, work] of Object.entries(long)) {
        const { worst, took, status } = await besides(work, () => send("/api/v3/root/config/"));
        row(`plain GET while ${name}, worst`, `${worst.toFixed(0)} ms`, `goal 50; ${status} after ${took.toFixed(0)} ms`);
    }
}

/** The longest that a request waited while `work` ran, and how long that took, in ms. */
async function besides(work, request) {
    const started = performance.now();
    let [isDone, worst] = [false, 0];
    const working = work().then(({ status }) => {
        isDone = true;
        return { status, took: performance.now() - started };
    });
    while (!isDone) {
        const asked = performance.now();
        await request();
        worst = Math.max(worst, performance.now() - asked);
    }
    return { ...(await working), worst };
}
