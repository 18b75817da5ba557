"use client";

import { useEffect, useRef, useState } from "react";
import { useOverallState } from "./overall-save-state.tsx";

/** Tells those who listen of trouble with saving, and of its end. That words are being saved, and are saved, they take for granted. */
export function SavingNews() {
  const { words, tone } = useOverallState();
  const [news, setNews] = useState("");
  const troubled = useRef(false);
  // How many changes wait is to be looked up, not heard at each.
  const [trouble = ""] = words.split(",");

  useEffect(() => {
    if (tone === "trouble" || tone === "bad") {
      troubled.current = true;
      setNews(trouble);
    } else if (tone === "good" && troubled.current) {
      troubled.current = false;
      setNews("Everything is saved again.");
    }
  }, [tone, trouble]);

  return (
    <p role="status" className="sr-only">
      {news}
    </p>
  );
}
