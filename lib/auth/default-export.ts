/** next-auth is CommonJS: a bundler hands over its default export, plain Node (and TypeScript) the module that holds it. */
export function defaultExport<T extends (...parameters: never[]) => unknown>(module: T | { default: T }): T {
  return typeof module === "function" ? module : module.default;
}
