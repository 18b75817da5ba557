import { z } from "zod";
import { problemResponse } from "#lib/domain/api/api.ts";
import { articleResponse, fileFields, uploadLimits } from "#lib/domain/api/articles.ts";
import { paging } from "#lib/domain/paging.ts";

export const json = (schema: z.ZodType, io: "input" | "output" = "output") => ({
  "application/json": { schema: z.toJSONSchema(schema, { target: "draft-2020-12", io, unrepresentable: "any" }) },
});
export const body = (schema: z.ZodType) => ({ required: true, content: json(schema, "input") });
/** JSON, or files with fields beside them. */
export const bodyOrFiles = (schema: z.ZodType, most: number) => {
  const { properties, ...fields } = z.toJSONSchema(fileFields, { target: "draft-2020-12", io: "input" });
  const file = { type: "array", minItems: 1, maxItems: most, items: { type: "string", format: "binary" } };
  const multipart = { schema: { ...fields, properties: { file, ...properties }, required: ["file"] } };
  return { required: true, content: { ...json(schema, "input"), "multipart/form-data": multipart } };
};
/** One file of whatever kind; of a picture that becomes a source, what is to be seen in it. */
export const oneFile = {
  required: true,
  content: {
    "multipart/form-data": {
      schema: {
        type: "object",
        properties: { file: { type: "string", format: "binary" }, altText: { type: "string", maxLength: 1000 } },
        required: ["file"],
        additionalProperties: false,
      },
    },
  },
};
export const megabytes = (bytes: number) => `${bytes / 1_000_000} MB`;
export const filesRead = `As multipart/form-data: files in parts named \`file\` (text, Markdown, HTML, .docx, .pdf, .srt, .vtt, known by their bytes), each of at most ${megabytes(uploadLimits.fileBytes)}, all together of at most ${megabytes(uploadLimits.allBytes)}, at most ${uploadLimits.fields} fields beside them. Any other kind of file is \`invalid\`, with what it is in \`details.kind\`.`;
export const answer = (description: string, schema: z.ZodType, headers?: Record<string, unknown>) => ({
  description,
  headers,
  content: json(schema),
});
export const fileResults = z.object({
  results: z.array(
    z.object({
      file: z.string().describe("Its name, as sent."),
      status: z.number().int().describe("What it would have been answered alone."),
      article: articleResponse.optional(),
      problem: problemResponse.optional(),
    }),
  ),
});
export const problems = {
  default: {
    description: "Problem details (RFC 9457).",
    content: { "application/problem+json": json(problemResponse)["application/json"] },
  },
};
export const parameter = (name: string, description: string) => ({
  name,
  in: "path",
  required: true,
  description,
  schema: { type: "string" },
});
/** The parameters of an address, from the shape that its list is asked for in. */
export const queryOf = (shape: z.ZodRawShape) =>
  Object.entries({ ...shape, ...listShape }).map(([name, schema]) => {
    const {
      description,
      $schema: _,
      ...json
    } = z.toJSONSchema(z.object({ value: schema }).shape.value, { target: "draft-2020-12", io: "input" });
    return { name, in: "query", required: false, description, schema: json };
  });
const listShape = {
  limit: paging.limit.describe("How many; 100 unless it is said."),
  cursor: paging.cursor.describe("What the page before named as `next`."),
};
/** A page of a list: what it holds by name, and where the next begins. */
export const page = (name: string, row: z.ZodType) =>
  z.object({ [name]: z.array(row), next: z.string().nullable().describe("For `cursor`: the rest; null where there is none.") });
/** What may stand behind the question mark. */
export const queryParameters = (shape: z.ZodObject) =>
  Object.entries(shape.shape).map(([name, schema]) => {
    const { description, $schema: _, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io: "input", unrepresentable: "any" });
    return { name, in: "query", required: !schema.safeParse(undefined).success, description, schema: { type: "string", ...rest } };
  });
export const article = parameter("id", "The article's id or slug.");
export const annotation = parameter("id", "The annotation's id.");
export const ifMatch = (required: boolean) => ({
  name: "If-Match",
  in: "header",
  required,
  description:
    'The ETag you read, or several of which one may stand; 412 when all are stale. Endings that proxies add (`"3-gzip"`) make no difference.',
  schema: { type: "string" },
});
export const ifNoneMatch = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "The ETag you have; 304 when it is the newest.",
  schema: { type: "string" },
};
export const etag = { ETag: { description: "The version of the annotation.", schema: { type: "string" } } };
export const commentEtag = { ETag: { description: "The version of the comment.", schema: { type: "string" } } };
export const contactEtag = { ETag: { description: "The version of the contact.", schema: { type: "string" } } };
