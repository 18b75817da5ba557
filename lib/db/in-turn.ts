import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlQuery, Transaction } from "@prisma/driver-adapter-utils";

/**
 * Prisma reads several relations at once, also within a transaction, whose one connection takes one query at a time. Here they wait their
 * turn: node-postgres, in whose own queue they would, warns of that and is going to refuse it.
 */
export class PrismaPgInTurn extends PrismaPg {
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => takeTurns(await start(isolationLevel));
    return adapter;
  }
}

function takeTurns(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const afterLast = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (query: SqlQuery) => afterLast(() => queryRaw(query));
  transaction.executeRaw = (query: SqlQuery) => afterLast(() => executeRaw(query));
  return transaction;
}
