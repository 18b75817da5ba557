import { eachOnce, type FoundDetail } from "#lib/domain/article/found-details.ts";
import type { LinkedData } from "./linked-data.ts";
import { metaCandidates, type PageMeta } from "./page-meta.ts";
import { sameName, titleParts } from "./site-name.ts";

const metaNames = [
  "og:site_name",
  "application-name",
  "apple-mobile-web-app-title",
  "publisher",
  "dc.publisher",
  "dcterms.publisher",
  "citation_publisher",
  "al:ios:app_name",
];

type OutletInput = { meta: PageMeta; linked: LinkedData; title: string; address: string | null };

/** What the outlet calls itself, the likeliest first; without any such word its domain stands for it. */
export function outletCandidates({ meta, linked, title, address }: OutletInput): FoundDetail[] {
  const said = [
    { value: linked.article?.outlet ?? null, from: "JSON-LD publisher" },
    ...metaCandidates(meta, metaNames),
    ...linked.siteNames.map((value) => ({ value, from: "JSON-LD of the site" })),
  ];
  const names = said.map(({ value, from }) => ({ value: outletName(value), from }));
  const domain = domainOf(address);
  // “Headline | The Lowland Courier” at lowlandcourier.example.
  const inTitle = titleParts(title).find(
    (part) => part.length <= 60 && domain !== null && domain.split(".").some((label) => label.length > 3 && sameName(label, part)),
  );
  return eachOnce([...names, { value: inTitle ?? null, from: "the title of the page" }, { value: domain, from: "the domain" }]);
}

/** A name of ordinary length; neither an address of a page nor a description of the site. */
function outletName(value: string | null): string | null {
  const name = value?.replace(/^@/, "").trim() ?? "";
  return name === "" || name.length > 100 || /^https?:|^\d+$/i.test(name) ? null : name;
}

function domainOf(address: string | null): string | null {
  const host = address === null ? null : (URL.parse(address)?.hostname ?? null);
  return host === null || /^[\d.]+$|^\[|^localhost$/.test(host) ? null : host.replace(/^(?:www\d?|m|amp|mobile)\./, "");
}
