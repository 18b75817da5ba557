import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Contact } from "#lib/domain/claim/contact.ts";
import { readRecord } from "../article/read-record.ts";
import { editGate } from "../desk/edit-gate.ts";
import { openReview } from "../review/open-review.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { annotate, articleFixture, expectRefused, granted, refusalOf } from "../testing.ts";
import { addContact } from "./add-contact.ts";
import { readAnnotation } from "./read-annotation.ts";
import { removeContact, restoreContact } from "./remove-contact.ts";
import { signOffAnnotation } from "./sign-off-annotation.ts";
import { updateContact } from "./update-contact.ts";

testDatabase();

async function desk() {
  const [ada, ben] = [await actorFixture("reviewer", "Ada"), await actorFixture("editor", "Ben")];
  const { article, snapshot } = await articleFixture(ada);
  return { ada, ben, article, annotation: await annotate(ada, snapshot) };
}

const asking = ({ id }: { id: string }, more: Partial<Parameters<typeof addContact>[1]> = {}) =>
  ({ id: randomUUID(), annotationId: id, party: "claimant", channel: "email", askedOn: "2025-05-03", ...more }) as const;

function only(contacts: Contact[]): Contact {
  const [contact] = contacts;
  if (!contact || contacts.length > 1) throw new Error(`There are ${contacts.length} contacts.`);
  return contact;
}

test("who was asked follows from annotation and article, and what came of it is noted later; both stand with the annotation", async () => {
  const { ada, ben, article, annotation } = await desk();
  granted(await addContact(ada, asking(annotation)));
  const { contacts } = granted(await addContact(ben, asking(annotation, { party: "outlet", channel: "phone", askedOn: "2025-05-02" })));
  expect(contacts.map(({ name, party, by, outcome }) => [name, party, by.name, outcome])).toEqual([
    ["City News", "outlet", "Ben", "waiting"],
    ["The mayor", "claimant", "Ada", "waiting"],
  ]);
  const mayor = contacts[1] as Contact;
  const change = { id: mayor.id, version: 1, outcome: "answered", outcomeOn: "2025-05-05", answer: "We stand by it." } as const;
  granted(await updateContact(ben, change));
  expect(refusalOf(await updateContact(ada, change))).toMatchObject({
    code: "conflict",
    details: { current: { answer: "We stand by it." } },
  });
  const opened = granted(await openReview(ada, { articleId: article.id }));
  expect(opened.annotations[0]?.contacts[1]).toMatchObject({ ...change, version: 2, by: { name: "Ada" }, askedOn: "2025-05-03" });
});

test("sent twice, it is noted once; what can’t be so is refused by its field", async () => {
  const { ada, ben, annotation } = await desk();
  const once = asking(annotation);
  granted(await addContact(ada, once));
  only(granted(await addContact(ada, once)).contacts);
  expectRefused(await addContact(ben, once), "conflict");
  expect(refusalOf(await addContact(ada, asking(annotation, { askedOn: "2999-01-01" })))).toMatchObject({
    code: "invalid",
    field: "askedOn",
  });
  expect(refusalOf(await addContact(ada, asking(annotation, { name: " " })))).toMatchObject({ code: "invalid", field: "name" });
});

test("what readers get of it is signed off with the rest: a change reopens, by whoever made it; notes change nothing", async () => {
  const { ada, ben, annotation } = await desk();
  const contact = only(granted(await addContact(ada, asking(annotation))).contacts);
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: 2, decision: "approve" }));
  const noted = granted(await updateContact(ben, { id: contact.id, version: 1, notes: "Try the press office." }));
  expect([noted.version, noted.state, only(noted.contacts).notes]).toEqual([2, "signed-off", "Try the press office."]);
  const after = granted(await updateContact(ben, { id: contact.id, version: 2, outcome: "no_answer", outcomeOn: "2025-05-09" }));
  expect([after.version, after.state === "signed-off"]).toEqual([3, false]);
  expectRefused(await signOffAnnotation(ben, { annotationId: annotation.id, version: 3, decision: "approve" }), "forbidden");
  granted(await signOffAnnotation(ada, { annotationId: annotation.id, version: 3, decision: "approve" }));
});

test("a contact that is removed can be brought back as it was, and the record tells who did what", async () => {
  const { ada, ben, article, annotation } = await desk();
  const contact = only(granted(await addContact(ada, asking(annotation, { notes: "Off the record" }))).contacts);
  expectRefused(await removeContact(ben, { id: contact.id, version: 7 }), "conflict");
  expect(granted(await removeContact(ben, { id: contact.id })).contacts).toEqual([]);
  expectRefused(await removeContact(ben, { id: contact.id }), "not_found");
  expectRefused(await updateContact(ada, { id: contact.id, version: 1, notes: "" }), "not_found");
  expect(only(granted(await restoreContact(ben, { id: contact.id })).contacts)).toEqual(contact);
  const { authors } = granted(await readAnnotation(ada, { id: annotation.id }));
  expect(
    authors.map(({ name }) => name),
    "who took their change back is no author",
  ).toEqual(["Ada"]);
  const { events } = granted(await readRecord(ada, { articleId: article.slug }));
  expect(events.slice(0, 3).map(({ verb, actor }) => [verb, actor?.name])).toEqual([
    ["contact-restored", "Ben"],
    ["contact-removed", "Ben"],
    ["contact-added", "Ada"],
  ]);
  expect(JSON.stringify(events)).not.toContain("Off the record");
});

test("whoever noted a contact, and whoever changed it, are authors again once somebody else brings it back", async () => {
  const { ben, annotation } = await desk();
  const [cy, mara] = [await actorFixture("reviewer", "Cy"), await actorFixture("editor", "Mara")];
  const contact = only(granted(await addContact(cy, asking(annotation))).contacts);
  granted(await updateContact(ben, { id: contact.id, version: 1, outcome: "no_answer", outcomeOn: "2025-05-09" }));
  granted(await removeContact(cy, { id: contact.id }));
  const { authors, version } = granted(await restoreContact(mara, { id: contact.id }));
  expect(authors.map(({ name }) => name)).toEqual(["Ada", "Ben", "Cy", "Mara"]);
  for (const person of [cy, ben])
    expectRefused(await signOffAnnotation(person, { annotationId: annotation.id, version, decision: "approve" }), "forbidden");
});

test("the gate’s rule holds a publication until an answer, or that there was none, is noted; readers get it without the notes", async () => {
  const { ada, ben, article, annotation } = await desk();
  granted(await editGate(await actorFixture("admin", "Grace"), { rules: [{ rule: "contact", on: true }] }));
  const overrule = [{ rule: "signed-off" as const, reason: "A test of another rule." }];
  const publish = async () => publishRevision(await actorFixture("admin", "Hopper"), { articleId: article.id, overrule });
  expect(refusalOf(await publish()).details).toMatchObject({ blockers: [{ rule: "contact", annotationId: annotation.id }] });
  const contact = only(granted(await addContact(ada, asking(annotation, { notes: "Off the record" }))).contacts);
  expect(refusalOf(await publish()).message).toContain("no answer is noted yet");
  granted(await updateContact(ben, { id: contact.id, version: 1, outcome: "no_answer", outcomeOn: "2025-05-09" }));
  granted(await publish());
  const { content, stored } = granted(await readPublication({ slug: article.slug }));
  expect(content.annotations[0]?.contacts).toEqual([
    {
      ...{ party: "claimant", name: "The mayor", channel: "email", askedOn: "2025-05-03", by: "Ada" },
      ...{ outcome: "no_answer", outcomeOn: "2025-05-09", answer: "" },
    },
  ]);
  expect(stored.content).not.toContain("Off the record");
});
