/** What is said where the page of an article that is set to fetch nothing would be asked for. */
export const nothingFetched =
  "This article is set to fetch nothing, so its page is not looked at. Change that in its details, or take in its text by hand. Nothing was changed.";
