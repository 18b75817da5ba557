import { api, atVersion, bodyWith, contactAnswer, matchedVersions, staleAnswer, unmatched } from "#lib/api/api.ts";
import { contactPatch } from "#lib/domain/api/contacts.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { removeContact } from "#lib/usecases/annotation/remove-contact.ts";
import { updateContact } from "#lib/usecases/annotation/update-contact.ts";

export const PATCH = api(async ({ actor, id, request }) => {
  const versions = matchedVersions(request);
  if (versions === null) return unmatched();
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const change = parse(contactPatch, body.value);
  if (!change.ok) return problem(change.error);
  const updated = await atVersion(versions, (version) => updateContact(actor, { ...change.value, id, version }));
  return updated.ok ? contactAnswer(updated, id, 200) : staleAnswer(updated.error);
});

export const DELETE = api(async ({ actor, id, request }) => {
  const versions = matchedVersions(request);
  const removed = await (versions ? atVersion(versions, (version) => removeContact(actor, { id, version })) : removeContact(actor, { id }));
  return removed.ok ? new Response(null, { status: 204 }) : staleAnswer(removed.error);
});
