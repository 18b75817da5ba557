import type { BrowserContext, Page } from "@playwright/test";

export type Sentinel = {
  /** What ran in any page, and what any page fetched from elsewhere, since the last `clear`. */
  seen(): string[];
  clear(): void;
};

const own = /^(?:about|blob|chrome-error|data|file):/;

/**
 * Watches every page of a context. Whatever shows a dialog, calls what payloads call, or asks another host for anything has run; what the
 * page's policy held back has not.
 */
export async function watch(context: BrowserContext, home: string): Promise<Sentinel> {
  const ran: string[] = [];
  const asked = new Map<object, string>();
  const isForeign = (url: string) => !own.test(url) && new URL(url).origin !== new URL(home).origin;
  await context.exposeBinding("__ran", ({ frame }, call: string) => void ran.push(`${call} in ${frame.url()}`));
  await context.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print"]) {
      Object.defineProperty(window, name, { value: (what: unknown) => Reflect.get(window, "__ran")(`${name}(${String(what)})`) });
    }
  });
  context.on("dialog", (dialog) => {
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    if (isForeign(request.url())) asked.set(request, `${request.resourceType()} ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    if (request.failure()?.errorText === "csp") asked.delete(request);
  });
  // Nothing leaves this machine, whatever a page asks for.
  await context.route(isForeignTo(home), (route) => route.abort());
  return {
    seen: () => [...ran, ...asked.values()],
    clear() {
      ran.length = 0;
      asked.clear();
    },
  };
}

const isForeignTo = (home: string) => (url: URL) => !own.test(url.href) && url.origin !== new URL(home).origin;

/** What in a page could still run or load by a click, a key or a look, though it has not yet. */
export async function sleepers(page: Page, home: string): Promise<string[]> {
  const origin = new URL(home).origin;
  return page.evaluate((here) => {
    const addresses = ["href", "src", "srcset", "action", "formaction", "data", "ping", "poster", "background", "xlink:href"];
    // A payload may hide an element's own properties behind fields of the same name.
    const { matches, getAttributeNames, getAttribute } = Element.prototype;
    const isTame = (element: Element, name: string, value: string) => {
      const url = URL.parse(value, document.baseURI);
      if (url === null || url.protocol === "mailto:") return true;
      if (url.protocol === "data:") return matches.call(element, "img, link[rel~=icon]");
      const sameOrigin = url.origin === here || url.href.startsWith("file:") || value.startsWith("#");
      return sameOrigin || (/^https?:$/.test(url.protocol) && name === "href" && matches.call(element, "a, link:not([rel~=stylesheet])"));
    };
    return [...document.querySelectorAll("*")].flatMap((element) => {
      const tag = String(element.tagName).toLowerCase();
      const found: string[] = [];
      for (const name of getAttributeNames.call(element)) {
        const value = getAttribute.call(element, name) ?? "";
        if (/^on/i.test(name) || name === "srcdoc") found.push(`${tag} ${name}`);
        if (addresses.includes(name.toLowerCase()) && !isTame(element, name, value)) found.push(`${tag} ${name}=${value}`);
        if (name === "style" && /url\(|expression/i.test(value)) found.push(`${tag} style=${value}`);
      }
      if (matches.call(element, "object, embed, base, meta[http-equiv=refresh i], applet, frame, portal")) found.push(tag);
      if (
        element instanceof HTMLScriptElement &&
        element.src === "" &&
        element.text !== "" &&
        element.nonce === "" &&
        !/json/.test(element.type)
      )
        found.push(`script ${element.text.slice(0, 120)}`);
      return found;
    });
  }, origin);
}
