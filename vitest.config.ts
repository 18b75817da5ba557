import { defineConfig } from "vitest/config";

const tests = "**/*.test.{ts,tsx}";
/** Folders whose code touches neither database nor server, nor keeps anything between two calls: their tests share what they import. */
const pure = `lib/{domain,importer,workers}/${tests}`;
/** Needs no database either, but a window of its own for each file. */
const components = `components/${tests}`;
/** Put something in place of a module: theirs alone. */
const withReplacedModules = [
  "lib/actions/action.test.ts",
  "lib/postgres/file-lock.test.ts",
  "lib/room/live-room.test.ts",
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
          exclude: [pure, ...withReplacedModules],
        },
      },
      { extends: true, test: { ...onDatabase, name: "replaced modules", include: withReplacedModules } },
    ],
  },
});
