-- CreateTable
CREATE TABLE "audit_links" (
    "position" INTEGER NOT NULL,
    "eventId" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "audit_links_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "audit_origins" (
    "eventId" BIGINT NOT NULL,
    "address" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_origins_pkey" PRIMARY KEY ("eventId")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_links_eventId_key" ON "audit_links"("eventId");

-- CreateIndex
CREATE INDEX "audit_origins_at_idx" ON "audit_origins"("at");

-- AddForeignKey
ALTER TABLE "audit_links" ADD CONSTRAINT "audit_links_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "audit_events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_origins" ADD CONSTRAINT "audit_origins_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "audit_events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "audit_links_never_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_links" EXECUTE FUNCTION "refuse_change"();
