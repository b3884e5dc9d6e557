// Takes the place of `Function` in bundles for the test runner that compile programs: under Trusted Types only a policy's texts become one.
const policy = globalThis.trustedTypes?.createPolicy("answer-check", { createScript: (text) => text });
const trusted = (text) => policy?.createScript(String(text)) ?? text;

function TrustedFunction(...parts) {
    return new globalThis.Function(...parts.map(trusted));
}
TrustedFunction.prototype = globalThis.Function.prototype;

export { TrustedFunction as Function };
