-- What strangers were refused, counted by the hour. Unlogged: strangers shall not fill the disk, and no backup holds their addresses.
CREATE UNLOGGED TABLE "refusals" (
    "hour" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "refusals_pkey" PRIMARY KEY ("hour", "kind", "network")
);
