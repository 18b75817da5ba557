/**
 * What a passage of a published review reads like at the outlet now. `now` is null where it can't be found any more; `noticedAt` is when the
 * desk saw it first without its old words.
 */
export type ChangedPassage = { annotationId: string; index: number; old: string; now: string | null; noticedAt: string };

/** The outlet has changed its text since this revision was published: when that was noticed, and what it means for the checked passages. */
export type OutletChanges = { noticedAt: string; passages: ChangedPassage[] };
