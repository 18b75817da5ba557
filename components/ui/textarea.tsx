import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlClasses } from "./input.tsx";

/** Grows with its text where the browser can; scrolls where it cannot. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={classNames(controlClasses, "field-sizing-content min-h-20 leading-normal", className)} {...rest} />;
}
