import { expect, test } from "vitest";
import { addressAt } from "./recording-address.ts";
import { clockTime, mediaFragment } from "./recording-time.ts";
import { transcriptTypeOf } from "./transcript-signs.ts";

const talk = ["The ferry ran on every day.", "It did.", "And then?", "It stopped.", "Why so?", "Nobody knows."];
const times = ["0:00", "0:04", "0:09", "0:15", "1:02", "1:10:00"];

test.each([
  ["text/vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nWords."],
  ["application/x-subrip", "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:02,000 --> 00:00:03,000\nTwo."],
  ["text/x-transcript", talk.map((line, index) => `${times[index]}\n${line}`).join("\n")],
  ["text/x-transcript", talk.map((line, index) => `${times[index]} ${line}`).join("\n")],
  ["text/x-transcript", talk.map((line, index) => `[00:0${index}:00] ${line}`).join("\n")],
  ["text/x-transcript", talk.map((line, index) => `Speaker ${1 + (index % 2)}  ${times[index]}\n${line}`).join("\n")],
  ["text/x-transcript", `The hearing\n${talk.map((line, index) => `${index % 2 ? "MAYOR LIND" : "Q"}: ${line}`).join("\n\n")}`],
])("%s by its own form", (type, text) => {
  expect(transcriptTypeOf(text)).toBe(type);
});

const paragraph = "The council of the harbour town met on Monday and voted to keep the ferry running until the spring.";
test.each([
  ["an article", `Ferry stays\n${paragraph}\nThe mayor said: we keep it.\n${paragraph}`],
  ["a live blog of the day", ["9:12", "9:30", "10:04", "11:45", "12:00"].map((time) => `${time}\n${paragraph}`).join("\n")],
  ["a live blog, newest first", ["12:00", "9:30", "9:04", "4:45", "0:10"].map((time) => `${time} ${paragraph}`).join("\n")],
  ["scores", ["1:0 Lind", "1:1 Strand", "2:1 Lind", "2:2 Berg"].join("\n")],
  [
    "facts with labels",
    "Ferry stays\nWhen: on Monday\nWhere: in the harbour\nWho: the council\nWhy: nobody knows\nHow: by ship\nCost: 12 euros",
  ],
  [
    "an article with a few quotes by name",
    `${paragraph}\n${paragraph}\nLind: It stays.\nStrand: It does.\n${paragraph}\n${paragraph}\n${paragraph}`,
  ],
])("no transcript: %s", (_, text) => {
  expect(transcriptTypeOf(text)).toBeNull();
});

test("times are written as people do, and as Media Fragments has them", () => {
  expect([7.9, 750, 3723].map(clockTime)).toEqual(["0:07", "12:30", "1:02:03"]);
  expect(mediaFragment({ start: 12.5, end: 20 })).toBe("t=12.5,20");
  expect(mediaFragment({ start: 12, end: null })).toBe("t=12");
});

test.each([
  ["https://www.youtube.com/watch?v=a1_b&list=x", "https://www.youtube.com/watch?v=a1_b&list=x&t=83s"],
  ["https://youtu.be/a1_b?t=5", "https://youtu.be/a1_b?t=83s"],
  ["https://vimeo.com/12345", "https://vimeo.com/12345#t=83s"],
  ["https://media.example.org/talk.mp4#x", "https://media.example.org/talk.mp4#t=83.5"],
  ["https://media.example.org/talk.vtt", null],
  ["https://notyoutube.com/watch?v=a", null],
  ["javascript:alert(1)//talk.mp4", null],
])("%s at a moment", (address, expected) => {
  expect(addressAt(address, { start: 83.5, end: 90 })).toBe(expected);
});
