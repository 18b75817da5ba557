import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Authorship, authorsOf, beginAuthorship, changeAuthorship } from "./authors.ts";

type Step = [by: string | string[], text: string];

const cut = (text: string) => text.split(/(?<= )/);

/** The authors after these steps from `begun`, which nobody here wrote. */
function authorsAfter(begun: string, steps: Step[], held: string[] = []): string[] {
  let before = begun;
  let state = beginAuthorship({ claim: cut(begun) }, held);
  for (const [by, text] of steps) {
    state = changeAuthorship(state, { claim: cut(before) }, { claim: cut(text) }, [by].flat());
    before = text;
  }
  return authorsOf(state).sort();
}

describe("authors are those whose change stands", () => {
  test.each<[what: string, authors: string[], begun: string, ...steps: Step[]]>([
    ["nobody, of what is as it was", [], "one two three "],
    ["who changed a word", ["Ben"], "one two three ", ["Ben", "one 2 three "]],
    ["who took a word out", ["Ben"], "not one two ", ["Ben", "one two "]],
    ["not who took their change back", [], "one two three ", ["Ben", "one 2 three "], ["Ben", "one two three "]],
    ["not who put back what they took out", [], "not one two ", ["Ben", "one two "], ["Ben", "not one two "]],
    ["not who took it back in two steps", [], "a b ", ["Ben", "c a b d "], ["Ben", "a b d "], ["Ben", "a b "]],
    [
      "not who took their change back after somebody else went on",
      ["Cleo"],
      "one two three ",
      ["Ben", "one 2 three "],
      ["Cleo", "one 2 three four "],
      ["Ben", "one two three four "],
    ],
    ["not who gave words that somebody else replaced since", ["Cleo"], "one ", ["Ben", "one two "], ["Cleo", "one three "]],
    ["who brought back what somebody else took out", ["Cleo"], "one two ", ["Ben", "one "], ["Cleo", "one two "]],
    ["who changed back what somebody else changed", ["Cleo"], "yes ", ["Ben", "no "], ["Cleo", "yes "]],
    ["both, where it isn’t known who of them", ["Ben", "Cleo"], "one ", [["Ben", "Cleo"], "one two "]],
  ])("%s", (_, authors, begun, ...steps) => {
    expect(authorsAfter(begun, steps)).toEqual(authors);
  });

  test("who is held stays an author whatever is taken back", () => {
    expect(
      authorsAfter(
        "one ",
        [
          ["Ada", "two "],
          ["Ada", "one "],
        ],
        ["Ada"],
      ),
    ).toEqual(["Ada"]);
  });

  test("what the outlet changed meanwhile is nobody’s, and takes nobody’s words from them", () => {
    const begun = beginAuthorship({ passages: ["5-8 May", "20-25 rivers"] });
    const changed = changeAuthorship(begun, { passages: ["5-8 May", "20-25 rivers"] }, { passages: ["5-8 May", "90-95 lakes"] }, ["Ben"]);
    const moved = changeAuthorship(changed, { passages: ["7-10 May", "92-97 lakes"] }, { passages: ["7-10 May", "92-97 lakes"] }, ["Cleo"]);
    expect(authorsOf(moved)).toEqual(["Ben"]);
  });
});

const people = ["Ada", "Ben", "Cleo"];
/** Edits of a text of which every word is another: what a person takes out, and where they put in new ones. */
const edits = fc.array(
  fc.record({
    by: fc.constantFrom(...people),
    takeOut: fc.array(fc.nat(30), { maxLength: 3 }),
    putIn: fc.option(fc.nat(30)),
  }),
  { maxLength: 12 },
);
const begun = Array.from({ length: 8 }, (_, index) => `w${index} `);

test("an author is who put in a word that stands or took out one of others’, and nobody else", () => {
  fc.assert(
    fc.property(edits, (steps) => {
      let said = begun;
      let state: Authorship = beginAuthorship({ claim: said });
      const by = new Map(begun.map((word) => [word, ""]));
      const takenOut = new Set<string>();
      for (const [index, { by: person, takeOut, putIn }] of steps.entries()) {
        const next = said.filter((word, at) => {
          const isTaken = takeOut.includes(at);
          if (isTaken && by.get(word) !== person) takenOut.add(person);
          return !isTaken;
        });
        if (putIn !== null) {
          const word = `n${index} `;
          by.set(word, person);
          next.splice(Math.min(putIn, next.length), 0, word);
        }
        state = changeAuthorship(state, { claim: said }, { claim: next }, [person]);
        said = next;
      }
      const authors = new Set([...takenOut, ...said.flatMap((word) => by.get(word) || [])]);
      expect(authorsOf(state).sort()).toEqual([...authors].sort());
    }),
  );
});

test("whoever makes a text say again what it said before they first touched it is no author, whatever the words", () => {
  const text = fc.array(fc.constantFrom("a ", "b ", "c "), { maxLength: 8 }).map((parts) => parts.join(""));
  const steps = (...by: string[]) => fc.array(fc.tuple(fc.constantFrom(...by), text), { maxLength: 6 });
  fc.assert(
    fc.property(text, steps("Ada"), text, steps("Ben", "Cleo"), (start, earlier, first, later) => {
      const before = earlier.at(-1)?.[1] ?? start;
      fc.pre([first, ...later.map(([, said]) => said)].every((said) => said !== before));
      expect(authorsAfter(start, [...earlier, ["Ben", first], ...later, ["Ben", before]])).not.toContain("Ben");
    }),
  );
});
