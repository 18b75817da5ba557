import fc from "fast-check";
import { expect, it } from "vitest";
import { layoutMargin, mostGivingWay } from "./margin-layout.ts";

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

it("leaves out the first cards above the chosen one rather than let it stand where its words are not", () => {
  const items = Array.from({ length: 40 }, (_, index) => ({ id: String(index), top: index * 20, height: 38 }));
  const places = layoutMargin(items, "30", gap);
  expect(places.get("30")).toBeLessThanOrEqual(600 + mostGivingWay);
  expect(places.get("29")).toBe((places.get("30") ?? 0) - 50);
  expect([...places.keys()].map(Number)).toEqual(Array.from({ length: places.size }, (_, index) => 40 - places.size + index));
});

it("leaves out no card that was high when it was chosen, and folds now", () => {
  const items = [
    { id: "a", top: 40, height: 600 },
    { id: "b", top: 90, height: 200 },
  ];
  expect([...layoutMargin(items, "b", gap, 38).keys()]).toEqual(["a", "b"]);
});

it("never lets two cards overlap, never leaves the page, and never takes the chosen one from its words", () => {
  const item = fc.record({ top: fc.integer({ min: -50, max: 5000 }), height: fc.integer({ min: 1, max: 900 }) });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), fc.nat(60), (boxes, chosen) => {
      const items = boxes.sort((a, b) => a.top - b.top).map((box, index) => ({ id: String(index), ...box }));
      const places = layoutMargin(items, String(chosen), gap);
      let floor = 0;
      const first = items.findIndex(({ id }) => places.has(id));
      expect(first).toBeLessThanOrEqual(Math.min(chosen, Math.max(0, items.length - 1)));
      for (const { id, height, top } of items.slice(Math.max(0, first))) {
        const place = places.get(id) ?? -1;
        if (id === String(chosen)) expect(place).toBeLessThanOrEqual(Math.max(0, top) + mostGivingWay);
        expect(place).toBeGreaterThanOrEqual(floor);
        floor = place + height + gap;
      }
    }),
  );
});
