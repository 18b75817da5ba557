import { expect, test } from "vitest";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import type { OriginalType } from "#lib/domain/article/original-type.ts";
import { parseDocument } from "#lib/domain/article/text.ts";
import { timedSpans, timeOf } from "#lib/domain/article/timed-spans.ts";
import { granted } from "#lib/usecases/testing.ts";
import { readOriginal } from "./read-original.ts";

async function read(text: string, type: OriginalType) {
  const answer = await readOriginal({ text, type, sourceUrl: null });
  if (!("read" in answer)) throw new Error(`refused: ${answer.refused}`);
  const document = granted(parseDocument(answer.read.document));
  const spans = timedSpans(document);
  const whole = canonicalText(document);
  const at = (words: string) => timeOf(spans, { start: whole.indexOf(words), end: whole.indexOf(words) + words.length });
  return { ...answer.read, text: whole, paragraphs: whole.split("\n"), at };
}

test("WebVTT: voices are turns, tags and asides are not said, every passage has its time", async () => {
  const { paragraphs, at, details } = await read(
    `\uFEFFWEBVTT - A talk
Kind: captions
Language: nb

STYLE
::cue { color: lime }

NOTE
The first draft; not shown.

intro
00:11.000 --> 00:13.500 align:start position:0%
<v.loud Ada Lind>We are in <i>Lowland</i> &amp; the
ferry <c.yellow>runs</c>.

00:00:13.500 --> 00:00:16.000
<v Ada Lind>It <00:14.000><c>never</c> stopped.

3
01:00:16.000 --> 01:00:18.000
<v Bo Strand>1 < 2, and 5 &gt; 3.</v> [laughs]`,
    "text/vtt",
  );
  expect(paragraphs).toEqual([
    "Ada Lind: We are in Lowland & the ferry runs. It never stopped.",
    "Bo Strand: 1 < 2, and 5 > 3.",
    "[laughs]",
  ]);
  expect(details.language).toBe("nb");
  expect(at("the ferry")).toEqual({ start: 11, end: 13.5 });
  expect(at("runs. It never")).toEqual({ start: 11, end: 16 });
  expect(at("Bo Strand: 1")).toEqual({ start: 3616, end: 3618 });
});

test("rolling captions in SubRip, a window that slides over the words: each word once, at the time it comes", async () => {
  const { text, at } = await read(
    `1
00:00:00,000 --> 00:00:02,500
the ferry ran on

2
00:00:01,000 --> 00:00:04,000
ran on every day of

3
00:00:02,600 --> 00:00:05,000
every day of the year
and every night

4
00:00:04,100 --> 00:00:07,000
and every night too`,
    "application/x-subrip",
  );
  expect(text).toBe("the ferry ran on every day of the year and every night too");
  expect(at("too")).toEqual({ start: 4.1, end: 7 });
});

test("rolling captions, as a video site makes them, say each line once, at the time it comes", async () => {
  const { text, at, warnings } = await read(
    `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.350 align:start position:0%
 
the<00:00:00.480><c> ferry</c><00:00:00.719><c> ran</c>

00:00:02.350 --> 00:00:02.360 align:start position:0%
the ferry ran
 

00:00:02.360 --> 00:00:04.990 align:start position:0%
the ferry ran
on<00:00:02.800><c> every</c><00:00:03.040><c> day</c>

00:00:04.990 --> 00:00:05.000 align:start position:0%
on every day
 

00:00:05.000 --> 00:00:07.000 align:start position:0%
on every day
on<00:00:05.400><c> every</c><00:00:05.600><c> day</c>

00:00:07.000 --> 00:00:07.010 align:start position:0%
on every day
 

00:00:07.010 --> 00:00:09.000 align:start position:0%
on every day
but<00:00:07.400><c> one</c>`,
    "text/vtt",
  );
  expect(text).toBe("the ferry ran on every day on every day but one");
  expect(at("but one")?.start).toBe(7.01);
  expect(warnings.map(({ code }) => code)).toContain("rolling-captions");
});

test("captions that grow word by word are said once; what somebody says twice stays twice", async () => {
  const grown = ["We", "We kept", "We kept the", "We kept the ferry."]
    .map((line, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index + 1},000\n${line}\n`)
    .join("\n");
  expect((await read(grown, "application/x-subrip")).text).toBe("We kept the ferry.");
  const said = ["No.", "No.", "Never.", "We keep the ferry.", "That is settled."]
    .map((line, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index + 1},000\n${line}\n`)
    .join("\n");
  expect((await read(said, "application/x-subrip")).text).toBe("No. No. Never. We keep the ferry. That is settled.");
});

test("SubRip with all its oddities: no numbers, points and commas, no empty lines, overlaps, tags, dialogue, a wrong order", async () => {
  const { paragraphs, at } = await read(
    `\uFEFF1\r
00:00:01,000 --> 00:00:03,000\r
{\\an8}<i>Welcome</i> to <font color="#fff">the\r
harbour.</font>\r
00:00:02.5 --> 00:00:04.000 X1:10 X2:20\r
1984 was a &quot;good&quot; year.\r
3\r
0:00:09,000 --> 0:00:12,000\r
- Is it true?\r
- It is.\r
\r
\r
2\r
00:00:05,000 --> 00:00:06,000\r
[applause]\r
\r
00:01:40,000-->00:01:42,000\r
MAYOR LIND: We kept it.\r
\r
All of it.\r
`,
    "application/x-subrip",
  );
  expect(paragraphs).toEqual([
    'Welcome to the harbour. 1984 was a "good" year. [applause]',
    "- Is it true?",
    "- It is.",
    "MAYOR LIND: We kept it. All of it.",
  ]);
  expect(at("1984")).toEqual({ start: 2.5, end: 4 });
  expect(at("All of it")).toEqual({ start: 100, end: 102 });
});

test("lines of scripts without spaces join without one", async () => {
  const cues = "1\n00:00:01,000 --> 00:00:02,000\n渡し船は\n毎日\n\n2\n00:00:02,000 --> 00:00:03,000\n動いています。\n";
  expect((await read(cues, "application/x-subrip")).text).toBe("渡し船は毎日動いています。");
});

test("a pause ends a paragraph where the sentence has ended, not within it", async () => {
  const cues = ["The ferry ran", "on every day.", "Then it stopped.", "Nobody knew why."];
  const starts = [0, 6, 8, 14];
  const srt = cues.map(
    (line, index) =>
      `00:00:${String(starts[index]).padStart(2, "0")}.000 --> 00:00:${String((starts[index] ?? 0) + 2).padStart(2, "0")}.000\n${line}\n`,
  );
  expect((await read(srt.join("\n"), "application/x-subrip")).paragraphs).toEqual([
    "The ferry ran on every day. Then it stopped.",
    "Nobody knew why.",
  ]);
});

test.each([
  ["times and words by turns", "0:00\nthe ferry ran\n0:04\non every day\n1:02:03\nbut one"],
  [
    "times as who hears the page is told them",
    "0:00\n0 seconds\nthe ferry ran\n0:04\n4 seconds\non every day\n1:02:03\n1 hour, 2 minutes, 3 seconds\nbut one",
  ],
  [
    "in another language",
    "0:00\n0 Sekunden\nthe ferry ran\n0:04\n4 Sekunden\non every day\n1:02:03\n1 Stunde, 2 Minuten und 3 Sekunden\nbut one",
  ],
  ["glued to the words", "0:00\n0 secondsthe ferry ran\n0:04\n4 secondson every day\n1:02:03\n1 hour, 2 minutes, 3 secondsbut one"],
  ["a time at the head of each line", "0:00 the ferry ran\n0:04 on every day\n1:02:03 but one"],
  ["in brackets", "[00:00:00] the ferry ran\n[00:00:04] on every day\n[01:02:03] but one"],
  ["with dashes", "(0:00) - the ferry ran\n(0:04) – on every day\n(1:02:03) — but one"],
])("pasted: %s", async (_, pasted) => {
  const { text, at } = await read(pasted, "text/x-transcript");
  expect(text).toBe("the ferry ran on every day but one");
  expect(at("every")).toEqual({ start: 4, end: 3723 });
  expect(at("but one")).toEqual({ start: 3723, end: null });
});

test("names with and without times are turns; what stands before them is title and note", async () => {
  const turns = ["Ada Lind: The ferry ran.", "Bo Strand: It did, at 10:30."];
  const titled = await read(`The ferry hearing\nRecorded on Monday\n[00:01:02] ${turns[0]}\n[00:01:09] ${turns[1]}`, "text/x-transcript");
  expect(titled.paragraphs).toEqual(["The ferry hearing", "Recorded on Monday", ...turns]);
  expect(titled.details.title).toBe("The ferry hearing");
  expect(titled.at("10:30")).toEqual({ start: 69, end: null });
  expect(titled.at("hearing")).toBeNull();

  const after = await read("Ada Lind  1:02\nThe ferry ran.\nBo Strand  1:09\nIt did, at 10:30.", "text/x-transcript");
  expect(after.paragraphs).toEqual(turns);
  const within = await read("Ada Lind (01:02): The ferry ran.\nBo Strand [01:09]: It did, at 10:30.", "text/x-transcript");
  expect(within.paragraphs).toEqual(turns);
  for (const form of ["[NAME] TIME\nWORDS", "NAME: (TIME)\nWORDS", "TIME NAME\nWORDS", "TIME - 1:30 NAME: WORDS"]) {
    const lines = [...turns, ...turns].map((turn, index) => {
      const [name = "", words = ""] = turn.split(": ");
      return form.replace("NAME", name).replace("TIME", `1:0${index}`).replace("WORDS", words);
    });
    const formed = await read(lines.join("\n"), "text/x-transcript");
    expect(formed.paragraphs).toEqual([...turns, ...turns]);
    expect(formed.at("It did")).toEqual({ start: 61, end: 62 });
  }
  const untimed = await read("ADA LIND:\nThe ferry ran.\n\nBO STRAND: It did, at 10:30.\nIt did.", "text/x-transcript");
  expect(untimed.paragraphs).toEqual(["ADA LIND: The ferry ran.", "BO STRAND: It did, at 10:30.", "It did."]);
  expect(untimed.warnings.map(({ code }) => code)).toContain("no-times");
});

test("ten hours of captions are read, with a time for every passage", async () => {
  const two = (value: number) => String(value).padStart(2, "0");
  const stamp = (seconds: number) => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.000`;
  const cues = Array.from(
    { length: 18_000 },
    (_, index) => `${stamp(index * 2)} --> ${stamp(index * 2 + 2)}\nwords number ${index} of the night\n`,
  );
  const { at } = await read(`WEBVTT\n\n${cues.join("\n")}`, "text/vtt");
  expect(Math.abs((at("number 17000 of")?.start ?? 0) - 34_000)).toBeLessThan(10);
});

test("a transcript without a word is refused", async () => {
  expect(await readOriginal({ text: "WEBVTT\n\n00:01.000 --> 00:02.000\n♪ ♪", type: "text/vtt", sourceUrl: null })).toEqual({
    refused: "empty",
  });
});
