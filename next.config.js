/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  // `npm test` checks the types, of everything and not only of what Next bundles.
  typescript: { ignoreBuildErrors: true },
  // Shared with the server, which loads them outside of Next, so that there is one of each.
  serverExternalPackages: [
    "@napi-rs/canvas",
    "@zxcvbn-ts/core",
    "@zxcvbn-ts/language-common",
    "@zxcvbn-ts/language-en",
    "@prisma/adapter-pg",
    "@prisma/client",
    "pg",
    "pino",
    "piscina",
    "prom-client",
    "yjs",
  ],
  // An article may have 2 MB, which its transport form swells.
  experimental: { serverActions: { bodySizeLimit: "8mb" } },
  agentRules: false,
};
