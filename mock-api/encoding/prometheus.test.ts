import { expect } from "chai";
import { prometheusText } from "./prometheus.ts";

describe("Prometheus's text format", () => {
    it("writes a gauge with and without labels, and what a label must not end with", () => {
        const text = prometheusText([
            { name: "one", help: "A line\nand another", samples: [{ value: 1.5 }] },
            { name: "two", help: "Named", samples: [{ labels: { a: 'x"\n\\', b: "" }, value: 0 }] },
            { name: "none", help: "Nothing", samples: [] },
        ]);
        expect(text).to.equal(
            [
                "# HELP one A line\\nand another",
                "# TYPE one gauge",
                "one 1.5",
                "# HELP two Named",
                "# TYPE two gauge",
                'two{a="x\\"\\n\\\\",b=""} 0',
                "# HELP none Nothing",
                "# TYPE none gauge",
                "",
            ].join("\n"),
        );
    });
});
