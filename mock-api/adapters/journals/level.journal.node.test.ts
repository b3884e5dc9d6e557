import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ClassicLevel } from "classic-level";
import { journalSuite } from "./journal.suite.ts";
import { levelJournal } from "./level.journal.ts";

journalSuite("LevelDB", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "journal-"));
    return {
        open: () => levelJournal(folder),
        async spoil() {
            const level = new ClassicLevel<string, string>(folder);
            await level.put("animals\u0000n1", '{"pk": 1, "na');
            await level.close();
        },
    };
});
