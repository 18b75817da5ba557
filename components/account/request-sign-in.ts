import { ok, type Result, refuse } from "#lib/domain/result.ts";

/** Signs this browser in through next-auth, which sets the cookie. Throws where the desk can't be reached. */
export async function requestSignIn(input: { email: string; password: string }): Promise<Result<null>> {
  const { csrfToken } = await (await fetch("/api/auth/csrf", { cache: "no-store" })).json();
  const response = await fetch("/api/auth/callback/credentials", {
    method: "POST",
    body: new URLSearchParams({ ...input, csrfToken, json: "true", callbackUrl: "/desk/work" }),
  });
  const { url } = await response.json();
  const problem = new URL(url, window.location.href).searchParams.get("error");
  if (response.ok && problem === null) return ok(null);
  if (problem?.startsWith("rate_limited: ")) return refuse("rate_limited", problem.slice("rate_limited: ".length));
  if (problem !== "CredentialsSignin") throw new Error(`Signing in failed: ${response.status}`);
  return refuse("unauthenticated", "The e-mail address or the password isn’t right. Check both and try again.");
}
