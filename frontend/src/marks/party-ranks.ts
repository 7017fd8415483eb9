/** The place of each party in the whole case, by how much it says: what its colour follows. */
import { useMemo } from "preact/hooks";
import { isKept, useResource } from "../api/kept";
import type { Voice } from "../api/records";
import { resources } from "../api/resources";

const NONE: ReadonlyMap<string, number> = new Map();

/** `wanted` is false while there is something more urgent than a large answer: then they are there only where they were fetched before. */
export function useRanks(wanted = true): ReadonlyMap<string, number> {
  const from = resources.parties();
  const state = useResource(wanted || isKept(from) ? from : null);
  const sources = state.is === "ready" ? state.data.sources : null;
  return useMemo(() => (sources ? ranked(sources) : NONE), [sources]);
}

function ranked(voices: readonly Voice[]): ReadonlyMap<string, number> {
  const all = [...withParts(voices)].sort((a, b) => b.claims - a.claims);
  return new Map(all.map((voice, place) => [voice.id, place]));
}

function* withParts(voices: readonly Voice[]): Generator<Voice> {
  for (const voice of voices) {
    yield voice;
    yield* withParts(voice.parts);
  }
}
