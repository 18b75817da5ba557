import { expect, test } from "vitest";
import { carried, fieldsOf, saveable, waitingWords } from "./card-fields.ts";
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
