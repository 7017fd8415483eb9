/** Takes what a view shows away as a picture. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { tell } from "../frame/saying";
import { Icon } from "../marks/icon";
import { place } from "../route";
import { CaseMenu } from "./case-menu";
import { download } from "./download";
import "./take-away.css";

type Kind = "svg" | "png";

export function TakeAway(): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  const busy = useSignal(false);
  const isOpen = useSignal(false);
  const take = (kind: Kind): void => {
    menu.current?.hidePopover();
    busy.value = true;
    taken(kind)
      .catch((error: unknown) => tell(`The picture could not be drawn: ${error instanceof Error ? error.message : "unknown fault"}.`, { kind: "failed" }))
      .finally(() => (busy.value = false));
  };
  const away = (made: Promise<void>): void => {
    menu.current?.hidePopover();
    busy.value = true;
    void made.finally(() => (busy.value = false));
  };
  return (
    <>
      <button type="button" class="button quiet" popovertarget="take-menu" title="Take this view, or the case, away" aria-label="Take away: this view as a picture, the case as a file" aria-busy={busy.value}>
        <Icon name="take" />
      </button>
      <div ref={menu} id="take-menu" class="take-menu" popover="auto" onToggle={(event) => (isOpen.value = event.newState === "open")}>
        <h2>This view</h2>
        <button type="button" onClick={() => take("svg")}>
          Picture of this view <small>SVG, to be edited</small>
        </button>
        <button type="button" onClick={() => take("png")}>
          Picture of this view <small>PNG</small>
        </button>
        {isOpen.value && <CaseMenu onTake={away} />}
      </div>
    </>
  );
}

async function taken(kind: Kind): Promise<void> {
  const element = document.querySelector("[data-take]") ?? document.getElementById("view");
  if (!element) return;
  const { svgOf, pngOf } = await import("./picture");
  document.dispatchEvent(new Event("take")); // what is drawn on a canvas stands there as SVG meanwhile
  const svg = await svgOf(element).finally(() => document.dispatchEvent(new Event("taken")));
  const name = `${element.getAttribute("data-take") ?? (place.peek().path.join("-") || "view")}.${kind}`;
  if (kind === "svg") download(svg, name, "image/svg+xml");
  else download(await pngOf(svg), name);
  tell(`${name} is among your downloads.`);
}
