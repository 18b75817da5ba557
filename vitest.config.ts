import { defineConfig } from "vitest/config";

const tests = "**/*.test.{ts,tsx}";
/** Folders whose code touches neither database nor server, nor keeps anything between two calls: their tests share what they import. */
const pure = `lib/{domain,importer,workers}/${tests}`;
/** Needs no database either, but a window of its own for each file. */
const components = `components/${tests}`;

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
          name: "database",
          include: [`{lib,seeds,app}/${tests}`],
          exclude: [pure],
          globalSetup: ["lib/db/testing-setup.ts"],
        },
      },
    ],
  },
});
