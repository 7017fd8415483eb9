/** Where keys lead in the grid. Row 0 is the header; column 0 names the question, column 1 has the answers of all accounts together. */

export interface Spot {
  readonly row: number;
  readonly col: number;
}

export interface Size {
  readonly rows: number;
  readonly cols: number;
}

const PAGE = 6;

/** The place a key leads to; null where it is none that moves. */
export function moved(from: Spot, key: string, far: boolean, { rows, cols }: Size): Spot | null {
  const to = step(from, key, far, { rows, cols });
  return to && { row: clamp(to.row, rows), col: clamp(to.col, cols) };
}

function step({ row, col }: Spot, key: string, far: boolean, { rows, cols }: Size): Spot | null {
  switch (key) {
    case "ArrowUp":
      return { row: far ? 0 : row - 1, col };
    case "ArrowDown":
      return { row: far ? rows - 1 : row + 1, col };
    case "ArrowLeft":
      return { row, col: far ? 0 : col - 1 };
    case "ArrowRight":
      return { row, col: far ? cols - 1 : col + 1 };
    case "Home":
      return { row: far ? 0 : row, col: 0 };
    case "End":
      return { row: far ? rows - 1 : row, col: cols - 1 };
    case "PageUp":
      return { row: row - PAGE, col };
    case "PageDown":
      return { row: row + PAGE, col };
    default:
      return null;
  }
}

function clamp(at: number, size: number): number {
  return Math.min(Math.max(at, 0), size - 1);
}
