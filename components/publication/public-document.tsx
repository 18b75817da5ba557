import type { ReactNode } from "react";
import { publicStyle } from "./style.ts";

export type PublicDocumentProps = {
  title: string;
  description?: string;
  desk: { name: string; tagline?: string };
  baseUrl: string;
  /** Path of this page; its canonical address unless `canonical` says otherwise. */
  path: string;
  canonical?: string;
  /** Kept out of search engines: samples, previews, filtered lists. */
  hidden?: boolean;
  /** Structured data, already made safe for a script element. */
  jsonLd?: string;
  kind?: "article" | "website";
  /** Shown where the page is shared; an absolute address. */
  image?: { url: string; width: number; height: number; alt: string };
  /** Path of the page that other sites embed; none for a page that is not one review or claim. */
  embedded?: string;
  banner?: ReactNode;
  /** Address of a script that makes reading more comfortable. */
  script?: string;
  /** The same, as a module. */
  module?: string;
  /** By default the one of every public page. */
  style?: string;
  children: ReactNode;
};

const places = [
  ["/", "Reviews"],
  ["/method", "Method"],
  ["/corrections", "Corrections"],
] as const;

/** The whole HTML document of a public page. Complete as it stands: no script is needed to read it. */
export function PublicDocument(props: PublicDocumentProps) {
  const { title, description, desk, baseUrl, path, hidden, jsonLd, image, embedded, banner, script, module, children } = props;
  const { style = publicStyle } = props;
  const canonical = `${baseUrl}${props.canonical ?? path}`;
  const fullTitle = title === desk.name ? title : `${title} · ${desk.name}`;
  return (
    <html lang="en">
      {/* biome-ignore lint/style/noHeadElement: this is the whole document, Next adds nothing to it */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{fullTitle}</title>
        {description && <meta name="description" content={description} />}
        {hidden && <meta name="robots" content="noindex" />}
        <link rel="canonical" href={canonical} />
        <meta property="og:title" content={title} />
        {description && <meta property="og:description" content={description} />}
        <meta property="og:type" content={props.kind ?? "website"} />
        <meta property="og:url" content={canonical} />
        <meta property="og:site_name" content={desk.name} />
        {image && (
          <>
            <meta property="og:image" content={image.url} />
            <meta property="og:image:width" content={String(image.width)} />
            <meta property="og:image:height" content={String(image.height)} />
            <meta property="og:image:alt" content={image.alt} />
            <meta name="twitter:card" content="summary_large_image" />
          </>
        )}
        <link rel="alternate" type="application/atom+xml" title={`${desk.name}: reviews`} href="/feed.atom" />
        <link rel="alternate" type="application/feed+json" title={`${desk.name}: reviews`} href="/feed.json" />
        {embedded && (
          <link
            rel="alternate"
            type="application/json+oembed"
            title={title}
            href={`${baseUrl}/oembed?url=${encodeURIComponent(baseUrl + embedded)}`}
          />
        )}
        <link rel="icon" href="data:," />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant sheet */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
        {script && <script src={script} defer={true} />}
        {module && <script src={module} type="module" />}
        {/* Not in the body: programs that look for a quote there would find it in these data. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped for a script element by whoever made it */}
        {jsonLd && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />}
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        <header className="bar">
          <a href="/">
            <b>{desk.name}</b>
          </a>
          {desk.tagline && <span className="by tagline">{desk.tagline}</span>}
          <nav aria-label="Site">
            {places.map(([href, name]) => (
              <a key={href} href={href} aria-current={href === path ? "page" : undefined}>
                {name}
              </a>
            ))}
          </nav>
        </header>
        {banner && <aside aria-label="About this page">{banner}</aside>}
        <main id="main">{children}</main>
        <footer className="site">
          <span>{`Published by ${desk.name}`}</span>
          <a href="/feed.atom">Atom feed</a>
          <a href="/feed.json">JSON feed</a>
          <a href="/verify">Verify a review</a>
        </footer>
      </body>
    </html>
  );
}
