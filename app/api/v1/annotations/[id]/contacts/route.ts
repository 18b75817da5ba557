import { randomUUID } from "node:crypto";
import { answer, api, bodyWith, contactAnswer, foundPage, listParameters } from "#lib/api/api.ts";
import { contactRequest, toContactResponse } from "#lib/domain/api/contacts.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { addContact } from "#lib/usecases/annotation/add-contact.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";

export const GET = api(
  async ({ actor, id, query }) =>
    answer(await readAnnotation(actor, { id }), ({ contacts }) =>
      foundPage("contacts", contacts.map(toContactResponse), query, (contact) => [contact.askedOn, contact.at, contact.id].join(" ")),
    ),
  listParameters,
);

export const POST = api(async ({ actor, id, request }) => {
  const known = await readAnnotation(actor, { id });
  if (!known.ok) return problem(known.error);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const asked = parse(contactRequest, body.value);
  if (!asked.ok) return problem(asked.error);
  const contactId = randomUUID();
  const added = await addContact(actor, { ...asked.value, id: contactId, annotationId: known.value.id });
  return contactAnswer(added, contactId, 201);
});
