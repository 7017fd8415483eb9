/** The colours of the theme as a canvas wants them: `light-dark()` and variables worked out. */
import { theme } from "../frame/theme";

let known = new Map<string, string>();
let of = "";

/** Give the colour of an ink where `host` stands: the custom property of that name. */
export function inks(host: Element | null): (ink: string) => string {
  const now = `${theme.peek()} ${matchMedia("(prefers-color-scheme: dark)").matches}`;
  if (now !== of) [known, of] = [new Map<string, string>(), now];
  return (ink) => {
    const found = known.get(ink) ?? colourOf(ink, host);
    known.set(ink, found);
    return found;
  };
}

function colourOf(ink: string, host: Element | null): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${ink})`;
  (host ?? document.body).append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
