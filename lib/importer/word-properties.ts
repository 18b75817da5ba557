import { Parser } from "htmlparser2";
import { type FileProperties, likelyProperties } from "./file-properties.ts";

/** What a Word document says of itself in `docProps/core.xml` (Dublin Core). */
export function wordProperties(xml: string): FileProperties {
  const said: Record<string, string> = {};
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name) => open.push(name),
      ontext: (text) => {
        const name = open.at(-1) ?? "";
        said[name] = `${said[name] ?? ""}${text}`.slice(0, 2000);
      },
      onclosetag: () => open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(xml.slice(0, 100_000));
  return likelyProperties({
    titles: [said["dc:title"] ?? ""],
    authors: [said["dc:creator"] ?? ""],
    dates: [said["dcterms:created"] ?? "", said["dcterms:modified"] ?? ""],
  });
}
