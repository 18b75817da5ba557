import { defineConfig } from "vitest/config";

/** Folders whose code touches neither database nor server: their tests start without one, each in about a second. */
const pure = "{lib/domain,lib/importer,lib/workers,components}";
const tests = "**/*.test.{ts,tsx}";

export default defineConfig({
  test: {
    hookTimeout: 60_000,
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: "pure", include: [`${pure}/${tests}`] } },
      {
        extends: true,
        test: {
          name: "database",
          include: [`{lib,components,seeds,app}/${tests}`],
          exclude: [`${pure}/${tests}`],
          globalSetup: ["lib/db/testing-setup.ts"],
        },
      },
    ],
  },
});
