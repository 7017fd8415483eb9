/** The place of each party in the whole case, by how much it says: what its colour follows. */
import { useMemo } from "preact/hooks";
import { useResource } from "../api/kept";
import type { Voice } from "../api/records";
import { resources } from "../api/resources";

const NONE: ReadonlyMap<string, number> = new Map();

export function useRanks(): ReadonlyMap<string, number> {
  const state = useResource(resources.parties());
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
