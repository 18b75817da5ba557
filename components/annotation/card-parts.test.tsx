import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { emptyProse, proseFromMarkdown } from "#lib/domain/prose/prose.ts";
import { emptyRow, fieldsOf } from "../session/card-fields.ts";
import { annotationAt, verdictOf } from "../session/room-testing.ts";
import { EvidenceList, EvidenceSource } from "./evidence-list.tsx";
import { MissingList, missingOf } from "./missing-list.tsx";
import { OriginLine } from "./origin-line.tsx";

const fields = fieldsOf(annotationAt("a", 0));

it("says what is missing before an annotation can be published, and nothing once it isn’t", () => {
  const judged = { ...fields, rationale: proseFromMarkdown("Because.") };
  const accurate = verdictOf("accurate");
  expect(missingOf({ ...fields, rationale: emptyProse }, null)).toEqual(["verdict", "rationale"]);
  expect(missingOf(judged, { ...accurate, needsEvidence: true })).toEqual(["evidence"]);
  expect(missingOf({ ...judged, evidence: [emptyRow()] }, { ...accurate, needsEvidence: true })).toEqual([]);
  expect(missingOf(judged, { ...accurate, needsEvidence: false })).toEqual([]);
  const said = (more: object) =>
    renderToStaticMarkup(<MissingList fields={{ ...judged, ...more }} verdict={{ ...accurate, needsEvidence: true }} />);
  expect(said({})).toContain("Before it can be published: evidence.");
  expect(said({ evidence: [emptyRow()] })).toBe("");
  expect(said({ excluded: true })).toContain("Left out of publication.");
});

it("leads to a source only by an address that is safe to follow, and names it by its title, or by where it is", () => {
  const html = (more: object) => renderToStaticMarkup(<EvidenceSource row={{ ...emptyRow(), ...more }} />);
  expect(html({ url: "https://www.port.example/log", title: "" })).toMatch(
    /href="https:\/\/www\.port\.example\/log"[^>]*rel="noopener noreferrer nofollow"><bdi>port\.example<\/bdi>/,
  );
  expect(html({ url: "https://port.example/", title: "<b>Log</b>", archivedUrl: "https://archive.example/x" })).toMatch(
    /&lt;b&gt;Log.*archived copy/,
  );
  for (const url of ["javascript:alert(1)", "data:text/html,x", ""]) expect(html({ url, archivedUrl: url })).not.toContain("href");
  expect(renderToStaticMarkup(<EvidenceList id="a" rows={[]} />)).toBe("");
});

it("says who made an annotation elsewhere and when, and leads there only by a web address", () => {
  const html = (more: object) =>
    renderToStaticMarkup(
      <OriginLine origin={{ id: null, creator: "Joon <i>\u202E", createdAt: "2025-05-02T10:00:00.000Z", updatedAt: null, ...more }} />,
    );
  expect(html({})).toContain("Taken in from <bdi>Joon &lt;i&gt;\u202E</bdi>, 2 May 2025");
  expect(html({ creator: "", createdAt: null, updatedAt: "2025-05-03T10:00:00.000Z" })).toContain("Taken in from elsewhere, 3 May 2025");
  expect(html({ updatedAt: "2025-05-03T10:00:00.000Z" })).toContain("changed 3 May 2025");
  expect(html({ updatedAt: "2025-05-02T11:00:00.000Z" })).not.toContain("changed");
  expect(html({ id: "https://h.example/a/1" })).toContain('href="https://h.example/a/1"');
  for (const id of ["abc", "javascript:alert(1)", "urn:uuid:1"]) expect(html({ id })).not.toContain("href");
});
