import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlClasses } from "./input.tsx";

/** The system's own list: known to every keyboard, phone and screen reader. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select className={classNames(controlClasses, "min-h-9 w-auto pr-7", className)} {...rest} />;
}
