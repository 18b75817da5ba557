import { raisedInPlainText } from "#lib/domain/article/raised-text.ts";

/** Pasted HTML whose raised and lowered text reads as it does when an article is loaded (10⁶): pasted as plain digits it would say another number. */
export function withRaisedText(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const element of page.querySelectorAll("sup, sub")) {
    const hasSigns = element.previousElementSibling?.classList.contains("sign") ?? false;
    const text = (element.textContent ?? "").replaceAll(/\s+/gu, " ").trim();
    if (!hasSigns)
      element.replaceWith(text === "" ? "" : raisedInPlainText(text, element.localName === "sup" ? "superscript" : "subscript"));
  }
  return page.body.innerHTML;
}
