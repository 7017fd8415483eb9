/** Shows on the laid-out text what is chosen, without laying it out anew: classes are set, and the place is brought into sight. */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Laid } from "./layers";
import type { VoiceHere } from "./reading";

interface Chosen {
  readonly record: string;
  readonly voice: VoiceHere | null;
  /** What was searched for, whose first place is brought into sight where no record is. */
  readonly first: string;
  readonly laid: readonly Laid[];
}

export function useShown(root: RefObject<HTMLElement | null>, { record, voice, first, laid }: Chosen): void {
  const before = useRef<string | null>(null);
  useLayoutEffect(() => {
    mark(root.current, "is-chosen", record ? [record] : []);
    const place = record || first;
    if (place !== before.current && place) {
      bringIntoSight(root.current?.querySelector(record ? ".text .is-chosen" : ".text mark") ?? null);
    }
    before.current = place;
  }, [record, first, laid]);
  useLayoutEffect(() => {
    root.current?.classList.toggle("one-voice", voice !== null);
    mark(root.current, "of-voice", voice ? voice.claims.map((claim) => claim.id) : []);
  }, [voice, laid]);
}

function mark(root: HTMLElement | null, name: string, records: readonly string[]): void {
  const wanted = new Set(records);
  for (const element of root?.querySelectorAll<HTMLElement>("[data-record]") ?? [])
    element.classList.toggle(name, wanted.has(element.dataset.record ?? ""));
}

const MARGIN = 90;

function bringIntoSight(element: Element | null): void {
  if (!element) return;
  element.closest("details")?.setAttribute("open", "");
  const { top, bottom } = element.getBoundingClientRect();
  if (top >= MARGIN && bottom <= innerHeight * 0.85 && !matchMedia("(max-width: 68rem)").matches) return;
  element.scrollIntoView({ block: matchMedia("(max-width: 68rem)").matches ? "start" : "center" });
}
