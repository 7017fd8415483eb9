/** Lets what is out of sight wait until what is in sight has been drawn. */
import { useLayoutEffect, useState } from "preact/hooks";

/** Milliseconds after the first frame: long enough for it to be on the screen, too short for anybody to get to the end of a list. */
const AFTER = 60;

/** Whether the component has been on the screen for a moment. */
export function useDrawn(): boolean {
  const [drawn, setDrawn] = useState(false);
  useLayoutEffect(() => {
    let wait: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => (wait = setTimeout(() => setDrawn(true), AFTER)));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(wait);
    };
  }, []);
  return drawn;
}
