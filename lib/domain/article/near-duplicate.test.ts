import { expect, test } from "vitest";
import { nearDuplicateNote, nearDuplicateSlug } from "./near-duplicate.ts";

test("a note leads to the article it names, whatever its title says", () => {
  const note = nearDuplicateNote({ slug: "ferry-2", title: "Ferry (again) (no-slug).", outlet: "The Courier", shared: 0.873, same: false });
  expect(note.message).toBe("Nearly the same text (87%) is in the library already: “Ferry (again) (no-slug).”, The Courier (ferry-2).");
  expect(nearDuplicateSlug(note)).toBe("ferry-2");
  expect(nearDuplicateSlug({ code: "no-date", message: "Not found (here)." })).toBeNull();
});

test("only the same is called the same", () => {
  const like = { slug: "ferry", title: "Ferry", outlet: null, shared: 1 };
  expect(nearDuplicateNote({ ...like, same: false }).message).toContain("Nearly the same text (99%)");
  expect(nearDuplicateNote({ ...like, same: true }).message).toMatch(/^The same text is/);
});
