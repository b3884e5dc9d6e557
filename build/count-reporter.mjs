// Tells how many tests passed and failed, for whoever sums up the whole run.
import { writeFileSync } from "node:fs";

export const countReporter = () => ({
    stop({ sessions }) {
        let [passed, failed] = [0, 0];
        const count = (suite) => {
            for (const test of suite?.tests ?? []) if (!test.skipped) test.passed ? passed++ : failed++;
            for (const inner of suite?.suites ?? []) count(inner);
        };
        for (const session of sessions) {
            count(session.testResults);
            // A file that cannot be loaded has no tests, but is a failure.
            if (session.errors?.length && !session.testResults) failed++;
        }
        if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, JSON.stringify({ passed, failed }));
    },
});
