import { z } from "zod";
import { topicArticlesRequest, topicChanged, topicListed, topicRename, topicRequest, topicResponse } from "#lib/domain/api/topics.ts";
import { answer, body, page, parameter, problems, queryOf, queryParameters } from "./openapi-parts.ts";

const topic = parameter("id", "The topic's id.");

/** Running stories. */
export const topicsPaths = {
  "/topics": {
    get: {
      operationId: "listTopics",
      description: "The topics that have articles, those that got one last first. The articles themselves: `GET articles?topic=`.",
      parameters: queryOf({}),
      responses: { 200: answer("A page of them.", page("topics", topicListed)), ...problems },
    },
    post: {
      operationId: "collectArticles",
      description: "Puts articles into the topic of this name, which is made where there is none.",
      requestBody: body(topicRequest),
      responses: { 201: answer("Collected.", topicChanged), ...problems },
    },
  },
  "/topics/{id}": {
    parameters: [topic],
    get: {
      operationId: "readTopic",
      responses: { 200: answer("The topic.", topicResponse), ...problems },
    },
    patch: {
      operationId: "renameTopic",
      requestBody: body(topicRename),
      responses: { 200: answer("Renamed.", topicResponse), ...problems },
    },
  },
  "/topics/{id}/articles": {
    parameters: [topic],
    post: {
      operationId: "addToTopic",
      description: "Puts articles into the topic.",
      requestBody: body(topicArticlesRequest),
      responses: { 201: answer("Collected.", topicChanged), ...problems },
    },
    delete: {
      operationId: "takeOutOfTopic",
      description: "Takes an article out of it. The article itself stays.",
      parameters: queryParameters(z.object({ article: z.uuid().describe("Which is taken out.") })),
      responses: { 200: answer("Taken out.", topicChanged), ...problems },
    },
  },
};
