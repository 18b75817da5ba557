import { PlainPage } from "./plain-page.tsx";

export function NotFoundPage({ desk, baseUrl }: { desk: { name: string }; baseUrl: string }) {
  return (
    <PlainPage title="There is nothing at this address" kicker="Not found" desk={desk} baseUrl={baseUrl} path="/" hidden={true}>
      <p>
        {"The address may be mistyped, or the review was never published. "}
        <a href="/">See all reviews</a>
      </p>
    </PlainPage>
  );
}
