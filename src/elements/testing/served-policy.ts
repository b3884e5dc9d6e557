/* Put in front of every test file by `build/served-policy.mjs`: what the served Content-Security-Policy blocks fails the test that it happened in. */

let blocked: SecurityPolicyViolationEvent[] = [];
let expected: readonly string[] = [];

/** For a test of what happens when something is blocked: these directives, as `script-src-elem`, may be violated in it. */
export function mayViolate(...directives: string[]): void {
    expected = directives;
}

document.addEventListener("securitypolicyviolation", (event) => blocked.push(event));

async function refuseBlocked(failure?: unknown): Promise<void> {
    // Violations are reported in a task of their own.
    await new Promise((resolve) => setTimeout(resolve));
    const told = blocked
        .filter(({ effectiveDirective }) => !expected.includes(effectiveDirective))
        .map(
            ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
                `${effectiveDirective}: ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}`,
        );
    [blocked, expected] = [[], []];
    if (told.length > 0) throw new Error(`The served Content-Security-Policy was violated:\n${told.join("\n")}`, { cause: failure });
    if (failure !== undefined) throw failure;
}

// Inside the test: a hook that fails after it would end the whole file.
beforeEach(function () {
    const test = this.currentTest;
    const run = test?.fn;
    if (!test || !run) return;
    test.fn = async function (this: Mocha.Context) {
        let failure: unknown;
        try {
            await Reflect.apply(run, this, []);
        } catch (error) {
            failure = error;
        }
        await refuseBlocked(failure);
    };
});

after(() => refuseBlocked());
