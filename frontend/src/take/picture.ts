/** What a view shows as a picture: SVG with its texts as texts and its typefaces in it, or PNG. */
import { drawn, type Drawing } from "./draw";
import { beginTexts } from "./draw-text";
import { fontsFor } from "./fonts";
import { attributes, rectangle, round } from "./svg";

const SCALE = 2;
const MARGIN = 20;
/** What browsers still draw on one canvas, in pixels on a side. */
const LARGEST = 16_000;

/** Draw an element as an SVG that needs nothing else. */
export async function svgOf(element: Element): Promise<string> {
  beginTexts();
  const scrolled = { left: element.scrollLeft, top: element.scrollTop };
  element.scrollTo({ left: 0, top: 0, behavior: "instant" }); // heads that stay in sight stand where they belong
  const box = element.getBoundingClientRect();
  const area = new DOMRect(box.x - MARGIN, box.y - MARGIN, Math.max(box.width, element.scrollWidth) + 2 * MARGIN, Math.max(box.height, element.scrollHeight) + 2 * MARGIN);
  const on: Drawing = { left: area.x, top: area.y, clips: [] };
  const paper = rectangle(area, on, { fill: getComputedStyle(document.body).backgroundColor });
  const within = drawn(element, on, true);
  element.scrollTo({ ...scrolled, behavior: "instant" });
  const size = { width: round(area.width), height: round(area.height), viewBox: `0 0 ${round(area.width)} ${round(area.height)}` };
  const head = `<defs><style>${await fontsFor(within)}</style>${on.clips.join("")}</defs>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes(size)}>${head}${paper}${within}</svg>`;
}

/** Draw an SVG as a PNG, at twice its size where a canvas holds that. Throws where it cannot be drawn. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const scale = Math.min(SCALE, LARGEST / image.width, LARGEST / image.height);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
