import { env } from "#lib/env.ts";
import { caching } from "#lib/public/headers.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

export const dynamic = "force-dynamic";

/** RFC 9116 recommends less than a year; a server that runs says it anew. */
const goodForDays = 180;

/** Where a weakness of this server is reported. Nobody's address is given that they didn't give for this. */
export function GET(): Response {
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": caching.short };
  const contacts = env.securityContacts;
  if (contacts.length === 0) {
    return new Response("This desk doesn't say where to report a weakness. Whoever runs it can, with ASSAY_SECURITY_CONTACT.\n", {
      status: 404,
      headers,
    });
  }
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${new Date(Date.now() + goodForDays * 86_400_000).toISOString()}`,
    "Preferred-Languages: en",
    `Canonical: ${publicUrl()}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers });
}
