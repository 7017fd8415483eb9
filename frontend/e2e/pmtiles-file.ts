/** Makes a small PMTiles file (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md): one tile, which stands for the world at the zooms 0 and 1. */
import { crc32, deflateSync, gzipSync } from "node:zlib";
import { PbfWriter } from "pbf";

const HEADER = 127;
const NONE = 1;
const GZIP = 2;
/** The tiles of zoom 0 and 1. */
const TILES = 5;

export const MVT = 1;
export const PNG = 2;

/** A file of one tile of a kind. */
export function pmtiles(kind: number, tile: Buffer, about: object = {}): Buffer {
  const compressed = kind === MVT;
  const data = compressed ? gzipSync(tile) : tile;
  const directory = gzipSync(Buffer.from([1, 0, TILES, ...varint(data.length), 1]));
  const metadata = gzipSync(JSON.stringify(about));
  const parts = [directory, metadata, Buffer.alloc(0), data];
  const header = Buffer.alloc(HEADER);
  header.write("PMTiles", 0);
  header.writeUInt8(3, 7);
  let at = HEADER;
  for (const [n, part] of parts.entries()) {
    header.writeBigUInt64LE(BigInt(at), 8 + 16 * n);
    header.writeBigUInt64LE(BigInt(part.length), 16 + 16 * n);
    at += part.length;
  }
  for (const [n, many] of [TILES, 1, 1].entries()) header.writeBigUInt64LE(BigInt(many), 72 + 8 * n);
  for (const [n, value] of [1, GZIP, compressed ? GZIP : NONE, kind, 0, 1].entries()) header.writeUInt8(value, 96 + n);
  for (const [n, degrees] of [-180, -85, 180, 85].entries()) header.writeInt32LE(degrees * 1e7, 102 + 4 * n);
  return Buffer.concat([header, ...parts]);
}

/** A picture of 256 by 256 pixels in one colour. */
export function png([red, green, blue]: readonly [number, number, number]): Buffer {
  const size = 256;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: size }, () => [red, green, blue]).flat())]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: size }, () => line)));
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A vector tile that is built up from edge to edge, with the name of a place in its middle. */
export function vectorTile(name: string): Buffer {
  const tile = new PbfWriter();
  const [from, across] = [zigzag(0), zigzag(4096)];
  const square = [9, from, from, 26, across, zigzag(0), zigzag(0), across, zigzag(-4096), zigzag(0), 15];
  tile.writeMessage(3, layer, { name: "buildings", kind: 3, geometry: square, called: null });
  tile.writeMessage(3, layer, { name: "places", kind: 1, geometry: [9, zigzag(2048), zigzag(2048)], called: name });
  return Buffer.from(tile.finish());
}

interface Layer {
  readonly name: string;
  readonly kind: number;
  readonly geometry: number[];
  readonly called: string | null;
}

function layer(one: Layer, to: PbfWriter): void {
  to.writeVarintField(15, 2);
  to.writeStringField(1, one.name);
  to.writeMessage(2, feature, one);
  if (one.called !== null) {
    to.writeStringField(3, "name");
    to.writeMessage(4, (name: string, value: PbfWriter) => value.writeStringField(1, name), one.called);
  }
  to.writeVarintField(5, 4096);
}

function feature({ kind, geometry, called }: Layer, to: PbfWriter): void {
  if (called !== null) to.writePackedVarint(2, [0, 0]);
  to.writeVarintField(3, kind);
  to.writePackedVarint(4, geometry);
}

function zigzag(n: number): number {
  return n < 0 ? -n * 2 - 1 : n * 2;
}

function varint(n: number): number[] {
  return n < 128 ? [n] : [(n % 128) + 128, ...varint(Math.floor(n / 128))];
}
