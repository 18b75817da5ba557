import { archivedAddress } from "#lib/domain/claim/archived-address.ts";
import type { EvidenceRow } from "../session/card-fields.ts";

/** `mementoOf`: what our copy of it says that it is a copy of. */
type Props = { row: EvidenceRow; mementoOf: string | null; onChange: (changes: Partial<EvidenceRow>) => void };

/** Of an address of a web archive: what it is a copy of is cited, and it stands beside that as the copy, unless somebody wants it otherwise. */
export function ArchivedNote({ row: { url, archivedUrl }, mementoOf, onChange }: Props) {
  const archived = archivedAddress(url) ?? (mementoOf === null ? null : { original: mementoOf });
  if (archived) {
    const { original } = archived;
    return (
      <Note
        words={
          original === null
            ? "This is an archived copy: cite the address of what it is a copy of."
            : `This is an archived copy of ${original}.`
        }
        deed={original === null ? "Keep this one as its archived copy" : "Cite that, and keep this one as its archived copy"}
        onDo={() => onChange({ url: original ?? "", archivedUrl: url.trim() })}
      />
    );
  }
  if (archivedAddress(archivedUrl)?.original !== url || url === "") return null;
  return (
    <Note
      words="Cited at its own address. The archived one is kept as its archived copy."
      deed="Cite the archived one instead"
      onDo={() => onChange({ url: archivedUrl, archivedUrl: "" })}
    />
  );
}

function Note({ words, deed, onDo }: { words: string; deed: string; onDo: () => void }) {
  return (
    <p role="status" className="text-[0.82rem] text-soft wrap-anywhere">
      <bdi>{words}</bdi>{" "}
      <button type="button" className="text-link" onClick={onDo}>
        {deed}
      </button>
    </p>
  );
}
