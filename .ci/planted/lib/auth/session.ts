export const session = "session";
