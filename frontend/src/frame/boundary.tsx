/** Keeps a fault in one view from taking the desk away. */
import type { ComponentChildren, JSX } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { Refusal } from "../api/client";
import { Failed } from "../marks/states";

export function Boundary({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const [error, reset] = useErrorBoundary((fault: unknown) => console.error(fault)) as [unknown, () => void];
  if (error === undefined) return <>{children}</>;
  const said = error instanceof Error ? error.message : "it is not told";
  return <Failed refusal={new Refusal("", "This view failed.", `Nothing in the case was changed. The fault: ${said}`, 0)} retry={reset} />;
}
