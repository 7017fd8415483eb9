/** What could not be read, each with its reason. */
import type { JSX } from "preact";
import { useResource } from "../../api/kept";
import { resources } from "../../api/resources";
import { Icon } from "../../marks/icon";
import { counted } from "../../marks/words";

export function Failures(): JSX.Element | null {
  const state = useResource(resources.failures());
  if (state.is !== "ready" || state.data.failures.length === 0) return null;
  const { failures } = state.data;
  return (
    <details class="failures">
      <summary>
        <Icon name="warn" /> {counted(failures.length, "page")} could not be read
      </summary>
      <ul>
        {failures.map((failure) => (
          <li key={failure.input}>
            <bdi class="failed-input">{failure.input}</bdi>
            <span>
              {failure.error.message} <span class="faint nowrap">({failure.error.code})</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
