import { describe, expect, it } from "vitest";
import { confirmed, edit, fieldsShown, hasChanges, newDraft, refreshed, resolved } from "./draft.ts";

type Fields = { claim: string; verdict: string | null; rows: { key: string; quote: string }[] };
const base: Fields = { claim: "It rained.", verdict: null, rows: [] };
const ada = { id: "ada", name: "Ada" };
const at = "2025-05-12T10:00:00Z";

describe("a draft of a card", () => {
  it("shows what was typed over what the server has", () => {
    const draft = edit(newDraft(base, 3), { claim: "It snowed." });
    expect(fieldsShown(draft)).toEqual({ ...base, claim: "It snowed." });
    expect(draft.status).toBe("unsaved");
  });

  it("has nothing to save once the words are back as they were", () => {
    const draft = edit(edit(newDraft(base, 3), { claim: "x" }), { claim: base.claim });
    expect(hasChanges(draft)).toBe(false);
    expect(draft.status).toBe("saved");
  });

  it("keeps what was typed while the save was on its way", () => {
    const sent = { claim: "It snowed" };
    const typing = edit(edit(newDraft(base, 3), sent), { claim: "It snowed." });
    const draft = confirmed(typing, sent, { ...base, claim: "It snowed" }, 4);
    expect(draft.changes).toEqual({ claim: "It snowed." });
    expect(draft.status).toBe("unsaved");
    expect(draft.version).toBe(4);
  });

  it("keeps what was typed back to what it was while the save was on its way", () => {
    const sent = { claim: "It snowed." };
    const sending = { ...edit(newDraft(base, 3), sent), status: "saving" } as const;
    const back = edit(sending, { claim: base.claim });
    expect(back.status).toBe("saving");
    const draft = confirmed(back, sent, { ...base, ...sent }, 4);
    expect(fieldsShown(draft).claim).toBe(base.claim);
    expect(draft.status).toBe("unsaved");
  });

  it("is saved when the server has all of it", () => {
    const sent = { claim: "It snowed." };
    const draft = confirmed(edit(newDraft(base, 3), sent), sent, { ...base, ...sent }, 4);
    expect(draft.status).toBe("saved");
  });

  it("lets two people change different fields, and says so", () => {
    const draft = refreshed(edit(newDraft(base, 3), { claim: "Mine." }), { ...base, verdict: "opinion" }, 4, ada, at);
    expect(draft.conflict).toBeNull();
    expect(draft.notice).toEqual({ by: ada, fields: ["verdict"] });
    expect(fieldsShown(draft)).toEqual({ ...base, claim: "Mine.", verdict: "opinion" });
    expect(draft.version).toBe(4);
  });

  it("stops at the same field changed twice, keeping both", () => {
    const draft = refreshed(edit(newDraft(base, 3), { claim: "Mine." }), { ...base, claim: "Hers.", verdict: "opinion" }, 4, ada, at);
    expect(draft.conflict).toMatchObject({ clashes: ["claim"], theirs: ["verdict"], by: ada });
    expect(draft.changes).toEqual({ claim: "Mine." });
    const mine = resolved(draft, []);
    expect(fieldsShown(mine)).toEqual({ ...base, claim: "Mine.", verdict: "opinion" });
    expect(mine).toMatchObject({ version: 4, status: "unsaved", conflict: null });
    const hers = resolved(draft, ["claim"]);
    expect(fieldsShown(hers).claim).toBe("Hers.");
    expect(hers.status).toBe("saved");
  });

  it("does not call the same change by both a conflict", () => {
    const draft = refreshed(edit(newDraft(base, 3), { claim: "Same." }), { ...base, claim: "Same." }, 4, ada, at);
    expect(draft.conflict).toBeNull();
    expect(draft.status).toBe("saved");
  });

  it("looks past the screen's own row keys", () => {
    const rows = [{ key: "a", quote: "words" }];
    const draft = edit(newDraft({ ...base, rows }, 3), { rows: [{ key: "b", quote: "words" }] });
    expect(hasChanges(draft)).toBe(false);
  });

  it("takes no notice of a version it already has", () => {
    const draft = edit(newDraft(base, 3), { claim: "Mine." });
    expect(refreshed(draft, base, 3, ada, at)).toBe(draft);
  });
});
