/** Has an error this code, of PostgreSQL or of Prisma, however the one is wrapped in the other? */
export function hasErrorCode(error: unknown, code: string): boolean {
  if (typeof error !== "object" || error === null) return false;
  if (["code", "originalCode"].some((name) => Reflect.get(error, name) === code)) return true;
  return ["cause", "meta", "driverAdapterError"].some((name) => hasErrorCode(Reflect.get(error, name), code));
}
