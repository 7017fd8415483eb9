/** Lays a PMTiles file of the user's own under the incidents. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useResource } from "../../api/kept";
import { resources } from "../../api/resources";
import { isolated } from "../../marks/isolated";
import { tell } from "../../frame/saying";
import { layDesks, layUnder, ownMap, putAway, type OwnMap } from "./own-map";

export function OwnMapButton({ show }: { readonly show: (map: OwnMap) => void }): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const busy = useSignal(false);
  const pick = (file: File | undefined): void => {
    if (!file) return;
    busy.value = true;
    layUnder(file)
      .then((map) => {
        show(map);
        tell(`${isolated(map.name)} lies under the map. It is read on this machine; nothing is uploaded.`);
      })
      .catch(failed)
      .finally(() => (busy.value = false));
  };
  const summary = useResource(resources.case());
  const desks = summary.is === "ready" ? summary.data.tiles : null;
  useEffect(() => {
    if (desks !== null) layDesks(desks).catch(failed);
  }, [desks]);
  const own = ownMap.value;
  return (
    <>
      {own ? (
        <button type="button" class="button" title="Show the built-in outline alone" onClick={putAway}>
          Put <bdi class="map-file">{own.name}</bdi> away
        </button>
      ) : (
        <button type="button" class="button" aria-busy={busy.value} title="A PMTiles file from this machine; nothing is uploaded" onClick={() => field.current?.click()}>
          Own map…
        </button>
      )}
      <input
        ref={field}
        type="file"
        hidden
        accept=".pmtiles"
        aria-label="PMTiles file to lay under the map"
        onChange={(event) => {
          pick(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

function failed(error: unknown): void {
  tell(error instanceof Error ? error.message : "The file could not be read.", { kind: "failed" });
}
