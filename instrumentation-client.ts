import "#lib/domain/without-compiling.ts";
