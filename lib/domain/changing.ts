import type { z } from "zod";

/**
 * A change of some of these fields, which says at least one of them: one that says none is a mistake of whoever sent it, and would be answered
 * and written down as if something had been done. `beside`: fields that only say what is changed.
 */
export function changing<Shape extends z.ZodRawShape>(shape: z.ZodObject<Shape>, beside: readonly string[] = []) {
  const fields = Object.keys(shape.shape).filter((field) => !beside.includes(field));
  const isSaid = (change: Record<string, unknown>) => fields.some((field) => change[field] !== undefined);
  return shape.refine(isSaid, `Say what is to change: ${fields.join(", ")}.`).meta({ minProperties: beside.length + 1 });
}
