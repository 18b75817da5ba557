"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu.tsx";
import { ImportAnnotationsDialog } from "../versions/import-annotations-dialog.tsx";
import { useRoomState } from "./room-context.ts";

const formats = [
  { format: "jsonld", name: "W3C Web Annotation (JSON-LD)" },
  { format: "csv", name: "Spreadsheet (CSV)" },
  { format: "md", name: "Markdown" },
  { format: "json", name: "Signed revision (JSON)" },
  { format: "claimreview", name: "ClaimReview (schema.org)" },
  { format: "html", name: "One HTML file" },
];
/** What makes no sense of something that was never published and signed. */
const onlyPublished = new Set(["json", "claimreview", "html"]);

/** The review in the formats that other programs read: as it was published, and as it stands now. */
export function ExportMenu() {
  const { id, slug } = useRoomState((state) => state.article);
  const publication = useRoomState((state) => state.publication);
  const [importing, setImporting] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button aria-label="Export and import" title="Export and import" className="max-md:px-2.5">
            <Download aria-hidden /> <span className="max-lg:sr-only">Export</span>
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent className="max-h-[80dvh] overflow-auto">
          {publication && (
            <>
              <DropdownMenuLabel>Revision {publication.number}, as published</DropdownMenuLabel>
              {formats.map(({ format, name }) => (
                <DropdownMenuItem key={format} asChild>
                  <a href={`/r/${slug}/v/${publication.number}/${format}`} download>
                    {name}
                  </a>
                </DropdownMenuItem>
              ))}
              <DropdownMenuSeparator />
            </>
          )}
          <DropdownMenuLabel>As it stands now, with drafts</DropdownMenuLabel>
          {formats
            .filter(({ format }) => !onlyPublished.has(format))
            .map(({ format, name }) => (
              <DropdownMenuItem key={format} asChild>
                <a href={`/desk/articles/${id}/export/${format}`} download>
                  {name}
                </a>
              </DropdownMenuItem>
            ))}
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setImporting(true)}>Import annotations…</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ImportAnnotationsDialog open={importing} onOpenChange={setImporting} />
    </>
  );
}
