/** A text whose offsets count Unicode code points, as the records' do; JavaScript's own count UTF-16 units. */
export class CodePoints {
  /** Where each code point begins in UTF-16 units; null where the two are the same. */
  private readonly starts: Uint32Array | null;

  constructor(readonly text: string) {
    this.starts = /[\ud800-\udbff]/.test(text) ? startsOf(text) : null;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  /** Code points as UTF-16 units. */
  unit(at: number): number {
    return this.starts ? (this.starts[Math.min(at, this.starts.length - 1)] ?? this.text.length) : at;
  }

  /** UTF-16 units as code points. */
  point(unit: number): number {
    if (!this.starts) return unit;
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function startsOf(text: string): Uint32Array {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at);
  starts.push(text.length);
  return Uint32Array.from(starts);
}
