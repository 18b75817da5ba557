import type { NextRequest } from "next/server.js";
import nextAuthModule from "next-auth";
import { defaultExport } from "#lib/auth/default-export.ts";
import { authOptions } from "#lib/auth/options.ts";

const NextAuth = defaultExport<typeof nextAuthModule.default>(nextAuthModule);

type Context = { params: Promise<{ nextauth: string[] }> };

function handle(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
