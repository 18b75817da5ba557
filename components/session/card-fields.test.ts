import { expect, test } from "vitest";
import { carried, fieldsOf, rowAt, saveable, waitingWords } from "./card-fields.ts";
import { sharedLink } from "./pasted-link.ts";
import { annotationAt } from "./room-testing.ts";

test.each([["2026-03-04"], [" 2026-03 "], ["2026"], [""]])("the date %j is saved", (claimedOn) => {
  expect(carried({ claimedOn })).toEqual({ sent: { claimedOn }, base: { claimedOn } });
  expect(saveable({ claimedOn })).toEqual({ claimedOn: claimedOn.trim() });
  expect(waitingWords({ claimedOn })).toBeNull();
});

test.each([["2"], ["202"], ["2026-13"], ["2026-02-30"], ["May 2026"]])(
  "%j is no date yet: it waits, and holds nothing else up",
  (claimedOn) => {
    const changes = { claimedOn, claimant: "The mayor" };
    expect(carried(changes)).toEqual({ sent: { claimant: "The mayor" }, base: { claimant: "The mayor" } });
    expect(saveable({ ...fieldsOf(annotationAt("a", 0)), claimedOn })).not.toHaveProperty("claimedOn");
    expect(waitingWords(changes)).toBe("The date of a claim is not one yet");
  },
);

test.each([
  ["https://a.example/x#:~:text=three%20times", { url: "https://a.example/x", quote: "three times", locator: "", archivedUrl: "" }],
  [
    "https://a.example/x.pdf#page=3:~:text=ten",
    { url: "https://a.example/x.pdf#page=3", quote: "ten", locator: "page 3", archivedUrl: "" },
  ],
  [
    "https://web.archive.org/web/20240131120000/https://a.example/x#:~:text=ten",
    { url: "https://a.example/x", quote: "ten", archivedUrl: "https://web.archive.org/web/20240131120000/https://a.example/x" },
  ],
  ["https://a.example/x#top", { url: "https://a.example/x#top", quote: "" }],
  [
    "“It cost ten, and\nno more.”\n https://a.example/x#:~:text=It%20cost,more.",
    { url: "https://a.example/x", quote: "It cost ten, and\nno more." },
  ],
  [' "It cost ten." https://a.example/x ', { url: "https://a.example/x", quote: "It cost ten." }],
  ["It “cost” ten: https://a.example/x.pdf#page=3", { url: "https://a.example/x.pdf#page=3", quote: "It “cost” ten:", locator: "page 3" }],
])("words that were selected where %s was copied or shared are the quote", (link, row) => {
  expect(rowAt(link, { stance: "context" })).toMatchObject({ stance: "context", ...row });
});

test.each([
  "https://a.example/ and https://b.example/",
  "https://a.example/ is where it stands",
  "words alone",
  "words https://bank.example@evil.example/",
  "javascript:alert(1)",
  "",
])("%j is looked for, and cites nothing by itself", (text) => {
  expect(sharedLink(text)).toBeNull();
});
