-- A withdrawal is as lasting as the revision it withdraws.
CREATE TRIGGER "withdrawals_never_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "withdrawals" EXECUTE FUNCTION "refuse_change"();

-- Made here and no longer at need: who runs Assay may make no tables. Unlogged, as a crash may forget these counts.
CREATE UNLOGGED TABLE IF NOT EXISTS "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);
