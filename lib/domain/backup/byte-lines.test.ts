import { expect, test } from "vitest";
import { byteLines } from "./byte-lines.ts";

const text = "one\u2028one\n\ntwo\r\u2029\u0085two\n𝒜\n";

async function* inChunksOf(size: number) {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function linesOf(chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of byteLines(chunks)) lines.push(new TextDecoder().decode(line));
  return lines;
}

test.each([1, 2, 3, 7, 1000])("lines end at the line feed and nowhere else, however the bytes come: %i at once", async (size) => {
  expect(await linesOf(inChunksOf(size))).toEqual(["one\u2028one", "", "two\r\u2029\u0085two", "𝒜"]);
});

test("what stands after the last line feed is a line too", async () => {
  const whole = async function* () {
    yield new TextEncoder().encode("one\ntwo");
  };
  expect(await linesOf(whole())).toEqual(["one", "two"]);
});
