import { hash, verify } from "@node-rs/argon2";

// OWASP's first choice for argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// So that the same password typed on two keyboards is the same bytes (NIST SP 800-63B, 5.1.1.2).
const normal = (password: string) => password.normalize("NFKC");

let dummy: Promise<string> | undefined;

/** An argon2id hash in the PHC string format. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost);
}

/** Compares in the same time whether or not there is a hash to compare with; without one the answer is no. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hash("nobody has this password", cost);
  const matches = await verify(passwordHash ?? (await dummy), normal(password));
  return passwordHash !== null && matches;
}
