import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { RichText } from "./rich-text.tsx";
import "./prose.css";

/** Prose as it reads. */
export function ProseView({ document }: { document: DocumentJson }) {
  return (
    <div className="prose">
      <RichText node={document} />
    </div>
  );
}
