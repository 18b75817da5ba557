/** It comes without types; its answers are parsed. */
declare module "structured-data-testing-tool" {
  export function structuredDataTest(html: string, options: { presets: object[]; schemas: string[] }): Promise<unknown>;
}

declare module "structured-data-testing-tool/presets" {
  export const Google: object;
}
