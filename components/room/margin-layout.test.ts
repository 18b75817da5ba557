import fc from "fast-check";
import { expect, it } from "vitest";
import { layoutMargin } from "./margin-layout.ts";

const gap = 12;

it("puts a card on its line when there is room", () => {
  const places = layoutMargin(
    [
      { id: "a", top: 40, height: 100 },
      { id: "b", top: 400, height: 100 },
    ],
    null,
    gap,
  );
  expect([...places.values()]).toEqual([40, 400]);
});

it("pushes a card down that would lie on another", () => {
  const places = layoutMargin(
    [
      { id: "a", top: 40, height: 100 },
      { id: "b", top: 60, height: 100 },
    ],
    null,
    gap,
  );
  expect(places.get("b")).toBe(152);
});

it("pins the chosen card to its line and pushes its neighbours up and down", () => {
  const items = [
    { id: "a", top: 300, height: 100 },
    { id: "b", top: 320, height: 100 },
    { id: "c", top: 330, height: 100 },
  ];
  expect([...layoutMargin(items, "b", gap).values()]).toEqual([208, 320, 432]);
});

it("gives way at the top rather than hide a card above the page", () => {
  const items = [
    { id: "a", top: 10, height: 100 },
    { id: "b", top: 20, height: 100 },
  ];
  expect([...layoutMargin(items, "b", gap).values()]).toEqual([0, 112]);
});

it("never lets two cards overlap and never leaves the page", () => {
  const item = fc.record({ top: fc.integer({ min: -50, max: 5000 }), height: fc.integer({ min: 1, max: 900 }) });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), fc.nat(60), (boxes, chosen) => {
      const items = boxes.sort((a, b) => a.top - b.top).map((box, index) => ({ id: String(index), ...box }));
      const places = layoutMargin(items, String(chosen), gap);
      let floor = 0;
      for (const { id, height } of items) {
        const place = places.get(id) ?? -1;
        expect(place).toBeGreaterThanOrEqual(floor);
        floor = place + height + gap;
      }
    }),
  );
});
