/** Is this PostgreSQL's error of that code, however Prisma wraps it? */
export function isPostgresError(error: unknown, code: string): boolean {
  if (typeof error !== "object" || error === null) return false;
  if (["code", "originalCode"].some((name) => Reflect.get(error, name) === code)) return true;
  return ["cause", "meta", "driverAdapterError"].some((name) => isPostgresError(Reflect.get(error, name), code));
}
