import { journalSuite } from "../journals/journal.suite.ts";
import { keepingJournal } from "./keeping.journal.ts";

journalSuite("Keeping", async () => {
    const journal = keepingJournal();
    return { open: async () => journal };
});
