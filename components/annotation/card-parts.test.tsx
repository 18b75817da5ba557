import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { emptyRow, fieldsOf } from "../session/card-fields.ts";
import { type Room, RoomContext } from "../session/room-context.ts";
import { createRoomStore } from "../session/room-store.ts";
import { annotationAt, roomWith, verdictOf } from "../session/room-testing.ts";
import { AssessForm } from "./assess-form.tsx";
import { OnlyAuthors } from "./authors-line.tsx";
import { EvidenceList, EvidenceSource } from "./evidence-list.tsx";
import { MissingList, missingOf } from "./missing-list.tsx";
import { OriginLine } from "./origin-line.tsx";
import { SecondVerdictNote } from "./second-verdict.tsx";

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

function inRoom(annotation: Annotation, part: ReactNode, { signers = [] as Person[] } = {}): string {
  const secondVerdict = { article: true, desk: false, people: 3, needed: 3 };
  const store = createRoomStore({ ...roomWith([annotation]), secondVerdict, signers });
  const room = { store } as Room;
  return renderToStaticMarkup(<RoomContext value={room}>{part}</RoomContext>);
}

it("says of a verdict that waits for a second one when nobody is left who could give it, and what helps", () => {
  const waiting = { ...annotationAt("a", 0), verdict: verdictOf("accurate") };
  const note = (judges: number) => {
    const annotation = { ...waiting, waits: { first: true, judges } };
    return inRoom(annotation, <SecondVerdictNote id="a" annotation={annotation} />);
  };
  expect(note(1)).toContain("Waits for a second verdict");
  expect(note(1)).not.toContain("Nobody is left");
  expect(note(0)).toMatch(/Nobody is left who could.*Invite or assign somebody.*an admin overrules the rule/);
});

it("tells whoever can judge whether theirs is the first verdict, and what follows", () => {
  const form = (first: boolean) => {
    const annotation = { ...annotationAt("a", 0), hidden: true, closed: true, waits: { first, judges: 1 } };
    return inRoom(annotation, <AssessForm id="a" annotation={annotation} />);
  };
  expect(form(true)).toContain("hidden from you until you have given your own verdict");
  expect(form(true)).toContain("Give my verdict");
  expect(form(false)).toMatch(/neither has yet.*you are one of its authors/);
  expect(form(false)).toContain("Give the first verdict");
});

it("says where everyone at the desk is an author, and what helps", () => {
  const annotation = annotationAt("a", 0);
  const [mine, other] = [
    { id: "me", name: "Me" },
    { id: "ada", name: "Ada" },
  ];
  const said = (signers: Person[], authors: Person[]) =>
    inRoom(annotation, <OnlyAuthors authors={authors.map((author) => ({ ...author, signed: false }))} />, { signers });
  expect(said([mine, other], [mine, other])).toMatch(
    /nobody can sign it off.*takes their own change back.*an admin publishes it all the same/,
  );
  expect(said([mine, other], [mine])).toBe("");
});
