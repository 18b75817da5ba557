-- What a person did of a kind or at an article, and what was done to an annotation, is read a page at a time however much each did by itself.
-- CreateIndex
CREATE INDEX "audit_events_actorId_subject_id_idx" ON "audit_events"("actorId", "subject", "id");

-- CreateIndex
CREATE INDEX "audit_events_articleId_actorId_id_idx" ON "audit_events"("articleId", "actorId", "id");

-- CreateIndex
CREATE INDEX "audit_events_subjectId_id_idx" ON "audit_events"("subjectId", "id");

-- DropIndex
DROP INDEX "audit_events_subjectId_idx";

-- Who does a thing at all, and where somebody works at all: or else events of both are looked for from the newest on, through all there are.
CREATE STATISTICS "audit_events_actorId_subject" (mcv) ON "actorId", "subject" FROM "audit_events";
CREATE STATISTICS "audit_events_articleId_actorId" (mcv) ON "articleId", "actorId" FROM "audit_events";

-- They say nothing until then, and a desk at rest isn't looked at by itself.
ANALYZE "audit_events";
