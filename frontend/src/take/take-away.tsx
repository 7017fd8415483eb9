import type { JSX } from "preact";

export function TakeAway(): JSX.Element {
  return <></>;
}
