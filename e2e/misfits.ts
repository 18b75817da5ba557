import type { Page } from "@playwright/test";

/** Widths from the smallest phone to a wide screen; 640 × 360 is a window of 1,280 × 720 at 200 %. */
export const sizes = [
  [320, 640],
  [390, 844],
  [640, 360],
  [768, 1024],
  [960, 540],
  [1024, 768],
  [1280, 720],
  [1440, 900],
  [1920, 1080],
] as const;

/**
 * What doesn't fit within `place`, in words: a box whose content is wider than itself without being meant to scroll or to be cut short, and
 * every control that can't be brought into sight and pressed.
 */
export async function misfitsIn(page: Page, place: string): Promise<string[]> {
  return page.evaluate(async (selector) => {
    const root = document.querySelector(selector);
    if (!root) return [`there is no ${selector}`];
    const found: string[] = [];
    const nameOf = (element: Element) =>
      `${element.localName}.${element.getAttribute("class")?.slice(0, 40) ?? ""} “${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 30)}”`;
    const isHidden = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width <= 2 || height <= 2 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    };
    const scrollers = [document.documentElement, ...document.querySelectorAll("[data-scroller]"), root, ...root.querySelectorAll("*")];
    for (const element of scrollers) {
      if (!(element instanceof HTMLElement) || isHidden(element) || element.closest(".sr-only")) continue;
      const { overflowX, textOverflow, display } = getComputedStyle(element);
      if (display === "inline" || element.matches("input, select")) continue;
      const cutShort = textOverflow === "ellipsis" || (overflowX === "hidden" && getComputedStyle(element).webkitLineClamp !== "none");
      if (!cutShort && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        found.push(`${nameOf(element)} is ${element.scrollWidth} wide in ${element.clientWidth}`);
    }
    const box = root.getBoundingClientRect();
    const controls = "button, a[href], input, textarea, select, [contenteditable=true], [role=option], [role=radio], summary";
    for (const control of root.querySelectorAll<HTMLElement>(controls)) {
      if (isHidden(control) || control.closest(".sr-only")) continue;
      control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const lines = [...control.getClientRects()];
      const outside = lines.find(({ left, right }) => left < box.left - 1 || right > box.right + 1 || left < 0 || right > innerWidth + 1);
      if (outside) found.push(`${nameOf(control)} stands outside, at ${Math.round(outside.left)} to ${Math.round(outside.right)}`);
      const hits = lines.map(({ left, top, width, height }) => document.elementFromPoint(left + width / 2, top + height / 2));
      if (!hits.some((hit) => control.contains(hit)))
        found.push(`${nameOf(control)} can't be pressed: ${hits[0] ? nameOf(hits[0]) : "nothing"} is there`);
    }
    return [...new Set(found)];
  }, place);
}

/** The same at every size, each misfit with the size at which it was seen. `prepare` opens anew what a change from cards to a sheet closes. */
export async function misfitsAtEverySize(page: Page, placeAt: (width: number) => string, prepare = async () => {}): Promise<string[]> {
  const found: string[] = [];
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await prepare();
    await standingStill(page, placeAt(width));
    for (const misfit of await misfitsIn(page, placeAt(width))) found.push(`${width} × ${height}: ${misfit}`);
  }
  return found;
}

/** What is placed by script has been placed once it stands where it stood for some frames. */
async function standingStill(page: Page, place: string): Promise<void> {
  await page.evaluate(async (selector) => {
    let [before, still] = ["", 0];
    while (still < 6) {
      await new Promise(requestAnimationFrame);
      const now = [...document.querySelectorAll(`${selector}, .card`)].map((each) => JSON.stringify(each.getBoundingClientRect())).join();
      still = now === before ? still + 1 : 0;
      before = now;
    }
  }, place);
}
