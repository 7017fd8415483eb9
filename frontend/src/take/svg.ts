/** Writes SVG as text. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Attributes as they stand in a tag; those without a value are left out. */
export function attributes(values: Attributes): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(" ");
}

export function rectangle(rect: DOMRect, on: { readonly left: number; readonly top: number }, more: Attributes): string {
  const place = { x: round(rect.x - on.left), y: round(rect.y - on.top), width: round(rect.width), height: round(rect.height) };
  return `<rect ${attributes({ ...place, ...more })}/>`;
}

/** Text as XML may hold it: no mark-up, and no characters that XML knows not. */
export function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is taken out
  const known = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  return known.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

export function round(n: number): number {
  return Math.round(n * 100) / 100;
}
