/** Keeps a fault in one view from taking the desk away. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useErrorBoundary } from "preact/hooks";
import { Refusal } from "../api/client";
import { Failed } from "../marks/states";

interface Props {
  /** Where one is; elsewhere the view is tried again. */
  readonly at: string;
  readonly children: ComponentChildren;
}

export function Boundary({ at, children }: Props): JSX.Element {
  const [error, reset] = useErrorBoundary((fault: unknown) => console.error(fault)) as [unknown, () => void];
  useEffect(() => {
    if (error !== undefined) reset();
  }, [at]);
  if (error === undefined) return <>{children}</>;
  const said = error instanceof Error ? error.message : "it is not told";
  return <Failed refusal={new Refusal("", "This view failed.", `Nothing in the case was changed. The fault: ${said}`, 0)} retry={reset} />;
}
