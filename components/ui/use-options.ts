"use client";

import { type KeyboardEvent, useState } from "react";

type Options<T> = {
  id: string;
  options: T[];
  onChoose(option: T): void;
  /** Closes the list, or empties the field. Answers whether there was anything to do. */
  onEscape(): boolean;
  /** Enter where nothing is pointed at. */
  onEnter?(): void;
  /** The first is pointed at from the start. */
  eager?: boolean;
};

/** The keys of a combobox (ARIA): arrows point at an option, Enter takes it, Escape leaves. `field` goes on the input, `pointed` into the list. */
export function useOptions<T>({ id, options, onChoose, onEscape, onEnter, eager = false }: Options<T>) {
  const first = eager ? 0 : -1;
  const [at, setPointed] = useState(first);
  const pointed = at < options.length ? at : first;

  function onKeyDown(event: KeyboardEvent): void {
    // Enter and arrows belong to whoever is composing a word with an input method.
    if (event.nativeEvent.isComposing) return;
    const option = options[pointed];
    if (event.key === "Enter") {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) return;
      if (option !== undefined) onChoose(option);
      else onEnter?.();
      setPointed(first);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setPointed(pointed < 0 && step < 0 ? options.length - 1 : (pointed + step + options.length) % options.length);
    } else if (event.key === "Escape" && onEscape()) {
      event.stopPropagation();
      setPointed(first);
    }
  }

  const field = {
    role: "combobox",
    "aria-expanded": options.length > 0,
    "aria-controls": `${id}-list`,
    "aria-activedescendant": options[pointed] === undefined ? undefined : `${id}-${pointed}`,
    "aria-autocomplete": "list",
    autoComplete: "off",
    onKeyDown,
  } as const;
  return { field, pointed, point: setPointed };
}
