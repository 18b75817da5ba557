import { address } from "../http/address.ts";

export const admission = address;
