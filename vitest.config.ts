import { defineConfig } from "vitest/config";

const tests = "**/*.test.{ts,tsx}";
/** Folders whose code touches neither database nor server, nor keeps anything between two calls: their tests share what they import. */
const pure = `lib/{domain,importer,workers}/${tests}`;
/** Needs no database either, but a window of its own for each file. */
const components = `components/${tests}`;
/** Put something in place of a module, or try what a process keeps (attempts, figures, that a disk is full): each has one to itself. */
const alone = [
  "app/api/v1/import-limits.test.ts",
  "lib/actions/action.test.ts",
  "lib/auth/password-sign-in.test.ts",
  "lib/http/rate-limits.test.ts",
  "lib/postgres/file-lock.test.ts",
  "lib/room/disk-full.test.ts",
  "lib/room/disk-short.test.ts",
  "lib/room/live-room.test.ts",
  "lib/server/metrics.test.ts",
  "lib/server/metrics-port.test.ts",
  "lib/usecases/desk/sum-up-refusals.test.ts",
  "lib/usecases/snapshot/add-snapshot-meanwhile.test.ts",
  "lib/usecases/snapshot/check-source-reader.test.ts",
];
const onDatabase = { globalSetup: ["lib/db/testing-setup.ts"] };

export default defineConfig({
  test: {
    // Waiting for the database, they leave the cores to each other.
    maxWorkers: "100%",
    hookTimeout: 120_000,
    testTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "pure", isolate: false, include: [pure] } },
      { extends: true, test: { name: "components", include: [components] } },
      {
        extends: true,
        test: {
          ...onDatabase,
          name: "database",
          // Each has its own database: what they import, which takes longer than most of them, is shared.
          isolate: false,
          setupFiles: ["lib/testing-environment.ts"],
          include: [`{lib,seeds,app}/${tests}`],
          exclude: [pure, ...alone],
        },
      },
      { extends: true, test: { ...onDatabase, name: "alone", include: alone } },
    ],
  },
});
