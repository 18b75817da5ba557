/*
 * The layers of ARCHITECTURE.md. What a layer may import of our own code is listed; everything else is refused. Tests may
 * reach for the test fixtures too. Each layer is a folder; `lib/env.ts`, `lib/log.ts` and `lib/http` serve all that run on the server.
 */
const { join } = require("node:path");

const layers = {
  "lib/domain": [],
  "lib/workers": [],
  "lib/importer": ["lib/domain", "lib/env", "lib/http", "lib/workers"],
  "lib/db": ["lib/domain", "lib/env", "lib/postgres"],
  "lib/postgres": ["lib/domain", "lib/env"],
  "lib/http": ["lib/domain", "lib/db/rate-limits", "lib/env", "lib/log"],
  "lib/api": ["lib/usecases", "lib/auth", "lib/http", "lib/domain", "lib/log"],
  "lib/usecases": ["lib/domain", "lib/db", "lib/postgres", "lib/importer", "lib/workers", "lib/env", "lib/log"],
  "lib/auth": ["lib/usecases", "lib/domain", "lib/http", "lib/env"],
  "lib/actions": ["lib/usecases", "lib/domain", "lib/auth", "lib/http"],
  "lib/public": ["lib/usecases", "lib/domain", "lib/env", "lib/workers"],
  "lib/room": ["lib/usecases", "lib/domain", "lib/auth", "lib/http", "lib/env", "lib/log"],
  "lib/jobs": ["lib/usecases", "lib/domain", "lib/http", "lib/env", "lib/log"],
  "lib/cli": ["lib/usecases", "lib/domain", "lib/env", "lib/db/open", "lib/server/address"],
  "lib/server": [
    "lib/usecases",
    "lib/domain",
    "lib/db",
    "lib/postgres",
    "lib/public",
    "lib/http",
    "lib/auth",
    "lib/room",
    "lib/jobs",
    "lib/env",
    "lib/log",
    "seeds",
  ],
  components: ["lib/domain", "lib/actions"],
  app: ["components", "lib/actions", "lib/usecases", "lib/auth", "lib/domain", "lib/public", "lib/api", "lib/http", "lib/env", "lib/log"],
  seeds: ["lib/usecases", "lib/domain"],
};

/** A folder by its name, a single file by its name without an ending. */
const inside = (name) => `^${name}(/|\\.|$)`;
const test = "\\.test\\.tsx?$|/testing[-a-z]*\\.ts$|/[a-z]+-rounds\\.ts$";

module.exports = {
  forbidden: [
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `layer ${layer}`,
      comment: `${layer} imports, of ours, only: ${allowed.join(", ") || "nothing"}.`,
      severity: "error",
      from: { path: inside(layer), pathNot: test },
      to: { path: "^(lib|components|app|seeds|e2e|bench|server)(/|\\.)", pathNot: [layer, ...allowed].map(inside) },
    })),
    {
      name: "no cycles",
      comment: "Two files that need each other can't be understood one at a time.",
      severity: "error",
      from: { pathNot: "^lib/db/generated/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "Prisma stays in lib/db",
      severity: "error",
      from: { path: "^(lib|components|app|seeds|server)", pathNot: "^lib/(db|postgres)/" },
      to: { path: "@prisma/|^lib/db/generated/" },
    },
    {
      name: "lists of passwords stay on the server",
      comment: "They are megabytes that no browser needs.",
      severity: "error",
      from: { path: "^(lib|components|app|seeds|server)", pathNot: `${test}|^lib/usecases/|^lib/domain/people/password-strength` },
      to: { path: "^lib/domain/people/password-strength|@zxcvbn-ts/" },
    },
    {
      name: "fixtures are for tests",
      severity: "error",
      from: { pathNot: `${test}|^lib/postgres/new-migration\\.ts$` },
      to: { path: "/testing[-a-z]*\\.ts$" },
    },
    {
      name: "the server runs without a build",
      comment: "Plain Node can't run .tsx: only Next may.",
      severity: "error",
      from: { path: "^(server\\.ts|lib|seeds)", pathNot: test },
      to: { path: "\\.tsx$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, "tsconfig.json") },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".js"],
    },
  },
};
