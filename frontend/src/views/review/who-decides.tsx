/** The name under which one decides. The browser keeps it. */
import type { JSX } from "preact";
import { useResource } from "../../api/kept";
import { resources } from "../../api/resources";
import { decideAs, decider } from "./deciding";

export function WhoDecides(): JSX.Element {
  const state = useResource(resources.case());
  const own = state.is === "ready" ? state.data.by : "";
  return (
    <label class="who-decides">
      Deciding as
      <input type="text" value={decider.value} placeholder={own || "your name"} autocomplete="name" maxLength={100} onChange={(event) => decideAs(event.currentTarget.value)} />
    </label>
  );
}
