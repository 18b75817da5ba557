import type { ComponentProps, InputEvent } from "react";
import { classNames } from "./class-names.ts";
import { fitHeight } from "./fit-height.ts";
import { controlClasses } from "./input.tsx";

/** Grows with its text. */
export function Textarea({ className, onInput, ref, ...rest }: ComponentProps<"textarea">) {
  function input(event: InputEvent<HTMLTextAreaElement>): void {
    fitHeight(event.currentTarget);
    onInput?.(event);
  }
  const classes = classNames(controlClasses, "field-sizing-content min-h-20 leading-normal", className);
  function mount(area: HTMLTextAreaElement | null): void {
    fitHeight(area);
    if (typeof ref === "function") ref(area);
    else if (ref) ref.current = area;
  }
  return <textarea ref={mount} className={classes} onInput={input} {...rest} />;
}
