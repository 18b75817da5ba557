import { showToast } from "./toast-store.ts";

/** Puts a text on the clipboard. Where the browser lets no page do that, as over plain http, a toast says so, and what to do `instead`. */
export async function copyText(text: string, instead = "Select the words and copy them by hand."): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    console.warn(error);
    showToast(`This browser doesn’t let pages copy. ${instead}`, { tone: "problem" });
    return false;
  }
}
