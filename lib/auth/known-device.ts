import { cookies } from "next/headers";
import { type Device, deviceAge, deviceCookie, deviceCookieName, readDevice } from "./device-cookie.ts";
import { isSecure } from "./session-cookie.ts";

/** From now on this browser is one in which the owner of `account` signed in: strangers' guesses can't keep them out of it. */
export async function rememberDevice(device: Device | null, account: string): Promise<void> {
  (await cookies()).set(deviceCookieName(), await deviceCookie(device, account), {
    path: "/",
    maxAge: deviceAge,
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
  });
}

/** The same for somebody who has just followed a link that was sent to them. */
export async function rememberThisDevice(account: string): Promise<void> {
  await rememberDevice(await readDevice((await cookies()).get(deviceCookieName())?.value), account);
}
