/** A value that goes up and down, for each combination of labels that it has one for. */
export interface Gauge {
    readonly name: string;
    readonly help: string;
    readonly samples: readonly Sample[];
}

export interface Sample {
    readonly labels?: Readonly<Record<string, string>>;
    readonly value: number;
}

/** The media type of the text format. */
export const PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

/** Gauges in Prometheus's text format, version 0.0.4; names are taken as they are. */
export const prometheusText = (gauges: readonly Gauge[]): string => gauges.flatMap(linesOf).join("");

const linesOf = ({ name, help, samples }: Gauge): string[] => [
    `# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n`,
    `# TYPE ${name} gauge\n`,
    ...samples.map(({ labels = {}, value }) => `${name}${labelled(labels)} ${value}\n`),
];

function labelled(labels: Readonly<Record<string, string>>): string {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}="${quoted(value)}"`);
    return pairs.length ? `{${pairs.join(",")}}` : "";
}

const quoted = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
