export const address = "address";
