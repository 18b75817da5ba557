import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import { Dotted } from "./dotted.tsx";

test("what is known stands in one line, each part in a direction of its own, and nothing stands for what isn't", async () => {
  const { prelude } = await prerender(
    <p>
      <Dotted parts={["הארץ", null, "", false, "3 May 2026"]} />
    </p>,
  );
  expect(await new Response(prelude).text()).toBe("<p><bdi>הארץ</bdi> · <bdi>3 May 2026</bdi></p>");
});
