// Rows on expressions: how long the first one waits, how many run then, and what memory that takes.

const MAPPINGS = {
    openid: "return {}",
    email: 'return {"email": request.user.email, "email_verified": True}',
    profile:
        'return {"name": request.user.name, "given_name": request.user.name, "family_name": "", "preferred_username": request.user.username, "nickname": request.user.username, "groups": [group.name for group in request.user.ak_groups.all()]}',
    entitlements: 'return {"department": request.user.attributes.get("department", "none")}',
};
const ROUNDS = 50;

/** `send(path, options)` asks a fresh server as its administrator, `memory()` gives its memory in use. */
export async function benchExpressions(row, send, memory) {
    const post = async (path, body) => JSON.parse((await send(path, { method: "POST", body: JSON.stringify(body) })).body.toString() || "null");
    const started = performance.now();
    const keys = [];
    for (const [scope_name, expression] of Object.entries(MAPPINGS)) {
        const { pk } = await post("/api/v3/propertymappings/scope/", { name: `bench-${scope_name}`, scope_name: `bench-${scope_name}`, expression });
        keys.push(pk);
        if (keys.length === 1) row("expressions: the first one, Python loaded", `${(performance.now() - started).toFixed(0)} ms`, "goal 3,000");
    }
    const evaluate = () => Promise.all(keys.map((pk) => post(`/api/v3/propertymappings/all/${pk}/test/`, { user: 1 })));
    await evaluate();
    const begun = performance.now();
    for (let round = 0; round < ROUNDS; round++) await evaluate();
    row("expressions: the four scope mappings, through the API", `${Math.round((ROUNDS * 1000) / (performance.now() - begun))} /s`, "each round four requests");
    row("serve: memory after the first expressions", await memory(), "goal 220");
}
