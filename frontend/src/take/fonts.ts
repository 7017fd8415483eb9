/** Puts the parts of the typefaces that a picture uses into it. */

/** The `@font-face` rules for the characters of a text, with the typefaces themselves in them. */
export async function fontsFor(svg: string): Promise<string> {
  const points = [...new Set(svg)].map((character) => character.codePointAt(0) ?? 0);
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => isUsed(svg, style) && holdsAny(style.getPropertyValue("unicode-range"), points));
  return (await Promise.all(rules.map(withFont))).join("");
}

function isUsed(svg: string, style: CSSStyleDeclaration): boolean {
  const family = style.getPropertyValue("font-family").replace(/["']/g, "");
  const italic = style.getPropertyValue("font-style") === "italic";
  return svg.includes(family) && (!italic || svg.includes('font-style="italic"'));
}

async function withFont({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue("src"))?.[1];
  if (address === undefined) return "";
  const blob = await (await fetch(new URL(address, parentStyleSheet?.href ?? location.href))).blob();
  const kept = ["font-family", "font-style", "font-weight", "unicode-range"].map((name) => `${name}:${style.getPropertyValue(name)}`);
  return `@font-face{${kept.join(";")};src:url(${await dataOf(blob)}) format("woff2")}`;
}

function dataOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error("a typeface could not be read"));
    reader.readAsDataURL(blob);
  });
}

/** Whether a range of characters ("U+0-FF, U+131, U+4??") holds any of them; no range holds all. */
export function holdsAny(ranges: string, points: readonly number[]): boolean {
  if (!ranges) return true;
  const parsed = [...ranges.matchAll(/U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/gi)].map(([, from = "", to]) => [
    parseInt(from.replaceAll("?", "0"), 16),
    parseInt(to ?? from.replaceAll("?", "f"), 16),
  ]);
  return points.some((point) => parsed.some(([from = 0, to = 0]) => point >= from && point <= to));
}
