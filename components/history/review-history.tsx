"use client";

import { History } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { LaterHistory } from "./later-history.tsx";

/** Opens the history of the review and everything in it: deleted annotations come back from here. */
export function ReviewHistory() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setOpen(true)}>
        <History aria-hidden /> History
      </Button>
      {open && <LaterHistory onClose={() => setOpen(false)} />}
    </>
  );
}
