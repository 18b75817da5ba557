import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{lib,components,seeds,app}/**/*.test.{ts,tsx}"],
    globalSetup: ["lib/db/testing-setup.ts"],
    hookTimeout: 60_000,
    testTimeout: 30_000,
  },
});
