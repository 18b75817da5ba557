import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

const button = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-(--radius) border text-sm font-medium whitespace-nowrap no-underline transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        plain: "border-line bg-card text-ink hover:bg-hover",
        primary: "border-transparent bg-go font-semibold text-on-go hover:bg-[color-mix(in_oklab,var(--go)_88%,var(--ink))]",
        quiet: "border-transparent bg-transparent text-ink hover:bg-hover",
        danger: "border-line bg-card text-ina hover:border-ina hover:bg-hover",
      },
      size: {
        small: "min-h-7 px-2.5 py-0.5 text-[0.82rem]",
        normal: "min-h-9 px-3.5 py-1",
        large: "min-h-11 px-5 py-1.5 text-base",
        icon: "size-9 p-0",
      },
    },
    defaultVariants: { variant: "plain", size: "normal" },
  },
);

type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof button> & { /** Style the only child, such as a link, as a button. */ asChild?: boolean };

export function Button({ className, variant, size, asChild = false, type, ...rest }: ButtonProps) {
  const classes = classNames(button({ variant, size }), className);
  if (asChild) return <Slot.Root className={classes} {...rest} />;
  return <button type={type ?? "button"} className={classes} {...rest} />;
}
