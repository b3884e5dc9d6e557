/** A stage's place in a flow, as far as its order goes. */
export interface Place {
    readonly pk: string;
    readonly stage: string;
    readonly order: number;
}

/** A binding that gets another order. */
export interface Change {
    readonly pk: string;
    readonly from: number;
    readonly to: number;
}

/** Room that is left between neighbors, for those that come between them one day. */
const STEP = 10;

/** The order of what comes between two others, or before or after one. Where there is no room, that of the one after: which then has to give way. */
export function orderBetween(before: number | undefined, after: number | undefined): number {
    if (after === undefined) return before === undefined ? 0 : before + STEP;
    if (before === undefined) return Math.min(after, Math.max(0, after - STEP));
    return Math.max(before + 1, Math.floor((before + after) / 2));
}

/**
 * What has to change for bindings to run in this sequence: each order is larger than the one before.
 * @param moved key of the one that gets an order between its neighbors; the others keep theirs wherever there is room
 */
export function changesFor(sequence: readonly Place[], moved?: string): Change[] {
    let last: number | undefined;
    return sequence.flatMap(({ pk, order: from }, index) => {
        const wanted = pk === moved ? orderBetween(last, sequence[index + 1]?.order) : from;
        const to = last === undefined || wanted > last ? wanted : last + 1;
        last = to;
        return to === from ? [] : [{ pk, from, to }];
    });
}

/**
 * The same changes one after the other, so that no stage stands at one order twice on the way: a flow refuses that.
 * Where each waits for another, one steps aside.
 */
export function inTurn(sequence: readonly Place[], changes: readonly Change[]): Change[] {
    const at = new Map(sequence.map(({ pk, order }) => [pk, order]));
    const stageOf = (key: string): string | undefined => sequence.find(({ pk }) => pk === key)?.stage;
    const isTaken = ({ pk, to }: Change): boolean => sequence.some((other) => other.pk !== pk && other.stage === stageOf(pk) && at.get(other.pk) === to);
    const behindAll = (): number => Math.max(...at.values(), ...changes.map(({ to }) => to)) + 1;

    const turns: Change[] = [];
    const take = (turn: Change): void => {
        turns.push(turn);
        at.set(turn.pk, turn.to);
    };
    let open = [...changes];
    while (open[0]) {
        const free = open.find((change) => !isTaken(change));
        if (free) {
            take(free);
            open = open.filter((change) => change !== free);
        } else {
            const [{ pk, from, to }] = open as [Change];
            const aside = behindAll();
            take({ pk, from, to: aside });
            open = [...open.slice(1), { pk, from: aside, to }];
        }
    }
    return turns;
}

/** Writes changes one after the other. When one fails, those before it are taken back as far as that is possible. */
export async function writeInTurn(turns: readonly Change[], write: (pk: string, order: number) => Promise<unknown>): Promise<void> {
    const written: Change[] = [];
    try {
        for (const turn of turns) {
            await write(turn.pk, turn.to);
            written.unshift(turn);
        }
    } catch (error) {
        // What failed first is what has to be said, whatever else fails now.
        for (const { pk, from } of written) await write(pk, from).catch(() => undefined);
        throw error;
    }
}
