-- Finds texts that are nearly the same. Where the database doesn't have it, or doesn't let us, near-duplicates go unnoticed and all else works.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'pg_trgm is not available: %', SQLERRM;
END
$$;
