import { database } from "#lib/db/client.ts";
import { listPublicationAddresses } from "#lib/db/publications.ts";

/** The addresses of public reviews, newest publication first, for those who list the web: the sample is none of it. */
export function listPublicAddresses(limit: number): Promise<{ slug: string; publishedAt: Date }[]> {
  return listPublicationAddresses(database(), limit);
}
