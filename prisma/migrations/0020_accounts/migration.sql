-- Who made a link: it is worth no more than its maker may at the time it is followed. Null: whoever runs the server.
ALTER TABLE "one_time_links" ADD COLUMN "createdById" UUID;
CREATE INDEX "one_time_links_createdById_idx" ON "one_time_links"("createdById");
CREATE INDEX "one_time_links_userId_idx" ON "one_time_links"("userId");

-- Links made so far: the audit log knows by whom. A reset link is named there by whom it is for; the latest is the one that works.
UPDATE "one_time_links" AS link SET "createdById" = event."actorId"
  FROM "audit_events" AS event
  WHERE link."purpose" = 'invitation' AND event."verb" = 'invite a user' AND event."subjectId" = link."id"::text;
UPDATE "one_time_links" AS link SET "createdById" = (
    SELECT event."actorId" FROM "audit_events" AS event
    WHERE event."verb" = 'create a reset link' AND event."subjectId" = link."userId"::text
    ORDER BY event."id" DESC LIMIT 1)
  WHERE link."purpose" = 'password_reset' AND link."usedAt" IS NULL AND link."revokedAt" IS NULL;

-- Tokens made so far may be used for all that their person may do, for ever.
ALTER TABLE "api_tokens" ADD COLUMN "scopes" TEXT[] DEFAULT ARRAY['read', 'write', 'publish', 'admin']::TEXT[];
ALTER TABLE "api_tokens" ADD COLUMN "expiresAt" TIMESTAMP(3);

-- When this session's password was last given. Null: it is asked for before the next deed that needs it.
ALTER TABLE "sessions" ADD COLUMN "passwordGivenAt" TIMESTAMP(3);

-- A session ends by itself when it isn't used: an admin's after three days, all others after fourteen.
UPDATE "sessions" AS session SET "expiresAt" = LEAST(session."expiresAt",
    session."lastSeenAt" + CASE WHEN person."role" = 'admin' THEN INTERVAL '3 days' ELSE INTERVAL '14 days' END)
  FROM "users" AS person WHERE person."id" = session."userId" AND session."revokedAt" IS NULL;
