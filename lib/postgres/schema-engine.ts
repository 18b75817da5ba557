import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const prismaFolder = join(dirname(fileURLToPath(import.meta.url)), "../../prisma");

/** Runs `work` with Prisma's schema engine, connected to the database. */
async function withSchemaEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const engineModule = await loadEngine();
  const pool = new CatalogPool({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapterFactory(pool));
  try {
    const engine = await engineModule.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
    return await work(engine).finally(() => engine.free());
  } catch (error) {
    // What the database said is kept outside the engine, under a number.
    const id = /External error id#(\d+)/.exec(String(error))?.[1];
    throw id === undefined ? error : (adapter.errorRegistry.consumeError(Number(id))?.error ?? error);
  } finally {
    await pool.end();
  }
}

/** PostgreSQL's catalog, which the engine reads, has the type "char", which the adapter doesn't know: it passes it as text. */
class CatalogPool extends pg.Pool {
  readonly charColumns = new WeakMap<object, number[]>();

  override async query(...query: unknown[]): Promise<never> {
    const result: pg.QueryResult | pg.QueryResult[] = await Reflect.apply(super.query, this, query);
    if (Array.isArray(result)) return result as never;
    const { fields } = result;
    const chars = fields.flatMap((field, index) => (field.dataTypeID === pg.types.builtins.CHAR ? [index] : []));
    for (const index of chars) Object.assign(fields[index] ?? {}, { dataTypeID: pg.types.builtins.TEXT });
    this.charColumns.set(result.rows, chars);
    return result as never;
  }
}

class MigrationAdapterFactory extends PrismaPg {
  readonly #pool: CatalogPool;

  constructor(pool: CatalogPool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of this.#pool.charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}

type EngineModule = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");
let loaded: Promise<EngineModule> | undefined;

/** The package's own entry imports its .wasm as a module, which plain Node doesn't do: so it is put in by hand. */
function loadEngine(): Promise<EngineModule> {
  loaded ??= (async () => {
    const specifier = "@prisma/schema-engine-wasm/schema_engine_bg";
    const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const wasmFile = createRequire(import.meta.url)
      .resolve(specifier)
      .replace(/\.js$/, ".wasm");
    const imports = { "./schema_engine_bg.js": glue } as unknown as WebAssembly.Imports;
    const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), imports);
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return glue;
  })();
  return loaded;
}

async function prismaSchema(): Promise<SchemasContainer> {
  const path = join(prismaFolder, "schema.prisma");
  return { files: [{ path, content: await readFile(path, "utf8") }] };
}

/** The SQL that leads from this database to schema.prisma: none when they agree. */
export async function missingSql(databaseUrl: string): Promise<string> {
  const schema = await prismaSchema();
  const difference = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: "schemaDatasource", ...schema, configDir: prismaFolder },
      to: { tag: "schemaDatamodel", ...schema },
      script: true,
      exitCode: null,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    }),
  );
  return (difference.stdout ?? "").replace(/^-- This is an empty migration\.\s*$/m, "").trim();
}
