"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { coveredAt } from "./covered.ts";
import { boxAt, choosePlace, type ToastPlace } from "./toast-place.ts";

/** Milliseconds of quiet after which a page that was scrolled or changed is looked at again. */
const quiet = 200;
/** What may bring something else under the messages. */
const moving = ["scroll", "resize", "click", "keyup"] as const;

/** Where the messages stand, of this many: near the last act, over nothing that is read or pressed. Looked at anew when the page moves under them. */
export function useToastPlace(viewport: RefObject<HTMLElement | null>, newest: number | null): ToastPlace {
  const [place, setPlace] = useState<ToastPlace>("foot left");
  const standing = useRef<ToastPlace>("foot left");
  const act = useLastAct();

  useLayoutEffect(() => {
    const element = viewport.current;
    if (!element || newest === null) return;
    const put = (isNew: boolean) => {
      const size = { width: element.offsetWidth, height: element.offsetHeight };
      const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
      const { text, controls } = coveredAt(boxAt(standing.current, size, view));
      if (!isNew && text + controls === 0) return;
      standing.current = choosePlace(size, view, act.current, coveredAt);
      setPlace(standing.current);
    };
    put(true);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      // Never from under whoever is about to press it.
      timer = setTimeout(() => element.matches(":hover, :focus-within") || put(false), quiet);
    };
    // Dialogs come and go at the end of the body.
    const changes = new MutationObserver(later);
    changes.observe(document.body, { childList: true });
    for (const type of moving) window.addEventListener(type, later, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      changes.disconnect();
      for (const type of moving) window.removeEventListener(type, later, { capture: true });
    };
  }, [viewport, newest, act]);

  return place;
}

/** Where somebody pressed or typed last. */
function useLastAct() {
  const [act] = useState(() => ({ current: { x: 0, y: Number.MAX_SAFE_INTEGER } }));

  useEffect(() => {
    const onPointer = ({ clientX: x, clientY: y }: PointerEvent) => {
      act.current = { x, y };
    };
    const onKey = () => {
      const box = document.activeElement?.getBoundingClientRect();
      if (box && document.activeElement !== document.body) act.current = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    };
    window.addEventListener("pointerdown", onPointer, { capture: true, passive: true });
    window.addEventListener("keydown", onKey, { capture: true, passive: true });
    return () => {
      window.removeEventListener("pointerdown", onPointer, { capture: true });
      window.removeEventListener("keydown", onKey, { capture: true });
    };
  }, [act]);

  return act;
}
