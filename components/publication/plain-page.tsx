import type { ReactNode } from "react";
import { PublicDocument, type PublicDocumentProps } from "./public-document.tsx";

/** A page of words: a heading and what follows. */
export function PlainPage({ kicker, children, ...document }: PublicDocumentProps & { kicker?: ReactNode }) {
  return (
    <PublicDocument {...document}>
      {kicker && <p className="kicker">{kicker}</p>}
      <h1>{document.title}</h1>
      <div className="prose">{children}</div>
    </PublicDocument>
  );
}
