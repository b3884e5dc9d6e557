// Tells how many tests passed and which failed, for whoever sums up the whole run.
import { writeFileSync } from "node:fs";
import path from "node:path";

export const countReporter = () => ({
    stop({ sessions }) {
        let passed = 0;
        /** One line for each: file, titles, and the first line of what went wrong. */
        const failures = [];
        for (const session of sessions) {
            const file = path.relative(process.cwd(), session.testFile ?? "");
            const count = (suite, titles) => {
                for (const test of suite?.tests ?? []) {
                    if (test.skipped) continue;
                    if (test.passed) passed++;
                    else failures.push(`${[file, ...titles, test.name].join(" › ")}: ${firstLine(test.error?.message)}`);
                }
                for (const inner of suite?.suites ?? []) count(inner, [...titles, inner.name]);
            };
            count(session.testResults, []);
            // A file that cannot be loaded has no tests, but is a failure.
            if (session.errors?.length && !session.testResults) failures.push(`${file}: ${firstLine(session.errors[0].message)}`);
        }
        if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, JSON.stringify({ passed, failed: failures.length, failures }));
    },
});

const firstLine = (message) => String(message ?? "").split("\n", 1)[0];
