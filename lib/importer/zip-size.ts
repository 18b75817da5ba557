import { inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const longestComment = 65_557;

/** Does this ZIP archive unpack to at most `most` bytes? It is unpacked to see, not believed; what is no readable archive doesn't. */
export function unpacksWithin(bytes: Uint8Array, most: number): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let left = most;
    for (const { method, start, size } of entries(buffer)) {
      const packed = buffer.subarray(start, start + size);
      if (method !== 0 && method !== 8) return false;
      left -= method === 0 ? packed.length : inflateRawSync(packed, { maxOutputLength: left + 1 }).length;
      if (left < 0) return false;
    }
    return true;
  } catch (error) {
    // Reading beyond the end, data that isn't packed as it says, or more of it than may be.
    if (error instanceof RangeError || (error instanceof Error && "code" in error)) return false;
    throw error;
  }
}

function* entries(buffer: Buffer): Generator<{ method: number; start: number; size: number }> {
  let end = buffer.length - 22;
  const earliest = Math.max(0, buffer.length - longestComment);
  while (end >= earliest && buffer.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < earliest) throw new RangeError("No directory");
  let at = buffer.readUInt32LE(end + 16);
  for (let count = buffer.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (buffer.readUInt32LE(at) !== directoryEntry) throw new RangeError("No entry");
    const place = buffer.readUInt32LE(at + 42);
    if (buffer.readUInt32LE(place) !== localEntry) throw new RangeError("No file");
    const start = place + 30 + buffer.readUInt16LE(place + 26) + buffer.readUInt16LE(place + 28);
    yield { method: buffer.readUInt16LE(at + 10), start, size: buffer.readUInt32LE(at + 20) };
    at += 46 + buffer.readUInt16LE(at + 28) + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
}
