/** Px of difference up to which two tiles are in one row. */
const ROW = 8;

/** The tile that an arrow key leads to from another one, by their places on the page; undefined at an edge. */
export function adjacentTile<E extends Element>(tiles: readonly E[], from: E, key: string): E | undefined {
    const at = tiles.indexOf(from);
    if (key === "ArrowRight") return tiles[at + 1];
    if (key === "ArrowLeft") return tiles[at - 1];
    if (key === "Home") return tiles[0];
    if (key === "End") return tiles.at(-1);
    if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
    const here = from.getBoundingClientRect();
    const down = key === "ArrowDown" ? 1 : -1;
    const beyond = tiles
        .map((tile) => ({ tile, box: tile.getBoundingClientRect() }))
        .filter(({ box }) => (box.top - here.top) * down > ROW)
        .sort((a, b) => (a.box.top - b.box.top) * down);
    // Of the next row, the one most straight below or above.
    return beyond
        .filter(({ box }) => Math.abs(box.top - beyond[0]!.box.top) <= ROW)
        .sort((a, b) => Math.abs(a.box.left - here.left) - Math.abs(b.box.left - here.left))[0]?.tile;
}
