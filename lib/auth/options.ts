import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { longestSessionDays } from "#lib/domain/people/session.ts";
import { env } from "#lib/env.ts";
import { signOut } from "#lib/usecases/people/sign-out.ts";
import { rememberDevice } from "./known-device.ts";
import { passwordSignIn } from "./password-sign-in.ts";
import { returnPath } from "./return-path.ts";
import { isSecure, sessionCookieName } from "./session-cookie.ts";

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

/** Made at the first request rather than on import, as building the project must not need a secret. */
export function authOptions(): AuthOptions {
  return {
    secret: env.authSecret,
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: longestSessionDays * 86_400 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } },
    },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const result = await passwordSignIn({
            email: String(credentials?.email ?? ""),
            password: String(credentials?.password ?? ""),
            headers: request.headers,
          });
          if (result.ok) {
            await rememberDevice(result.value.device, result.value.account);
            return { id: result.value.userId, sessionId: result.value.sessionId };
          }
          if (result.error.code === "rate_limited") throw new Error(`rate_limited: ${result.error.message}`);
          return null;
        },
      }),
    ],
    callbacks: {
      // The cookie names a session row and nothing else: no name, no role.
      jwt: ({ token, user }) => ({ sessionId: user ? user.sessionId : token.sessionId }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => baseUrl + returnPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
    },
    events: {
      signOut: ({ token }) => signOut(token?.sessionId),
    },
  };
}
