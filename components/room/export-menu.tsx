"use client";

import { Download, Eye, Globe } from "lucide-react";
import { useState } from "react";
import { useMayWork, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu.tsx";
import { later } from "../ui/later.ts";
import { LaterPart } from "../ui/later-part.tsx";

export const importAnnotationsDialog = later(() => import("../versions/import-annotations-dialog.tsx"));

const formats = [
  { format: "jsonld", name: "W3C Web Annotation (JSON-LD)" },
  { format: "csv", name: "Spreadsheet (CSV)" },
  { format: "md", name: "Markdown" },
  { format: "json", name: "Signed revision (JSON)" },
  { format: "claimreview", name: "ClaimReview (schema.org)" },
  { format: "html", name: "One HTML file" },
];
/** What is published, in the formats that other programs read; and the way in for annotations made elsewhere. */
export function ExportMenu() {
  const { slug } = useRoomState((state) => state.article);
  const publication = useRoomState((state) => state.publication);
  const mayWork = useMayWork();
  const [importing, setImporting] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button aria-label="Export and import" title="Export and import" className="max-md:px-2.5">
            <Download aria-hidden /> <span className="max-lg:sr-only">Export</span>
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent className="max-h-[80dvh] max-w-72 overflow-auto">
          {/* On a phone the bar has no room for them. */}
          <DropdownMenuItem asChild className="sm:hidden">
            <a href={`/desk/articles/${slug}/preview`}>
              <Eye aria-hidden /> Preview
            </a>
          </DropdownMenuItem>
          {publication && (
            <DropdownMenuItem asChild className="md:hidden">
              <a href={`/r/${slug}`} target="_blank" rel="noreferrer">
                <Globe aria-hidden />{" "}
                {publication.withdrawn ? "Withdrawn: what readers see" : `Revision ${publication.number}, as readers see it`}
              </a>
            </DropdownMenuItem>
          )}
          <div className="md:hidden">
            <DropdownMenuSeparator />
          </div>
          {publication && !publication.withdrawn ? (
            <>
              <DropdownMenuLabel>Revision {publication.number}, as published</DropdownMenuLabel>
              {formats.map(({ format, name }) => (
                <DropdownMenuItem key={format} asChild>
                  <a href={`/r/${slug}/v/${publication.number}/${format}`} download>
                    {name}
                  </a>
                </DropdownMenuItem>
              ))}
            </>
          ) : (
            <DropdownMenuLabel>
              {publication ? "This review is withdrawn." : "Nothing is published yet."} Exports are made of what is published.
            </DropdownMenuLabel>
          )}
          {mayWork && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => setImporting(true)}>Import annotations…</DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <LaterPart part={importAnnotationsDialog} asked={importing}>
        {({ ImportAnnotationsDialog }) => <ImportAnnotationsDialog open={importing} onOpenChange={setImporting} />}
      </LaterPart>
    </>
  );
}
