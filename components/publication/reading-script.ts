import { createHash } from "node:crypto";

// A comfort, not a need: without it numbers lead to cards and back, and everything can be read. Kept in plain old JavaScript, as it is
// sent as it stands.
const source = `
(function () {
  var root = document.documentElement;
  root.classList.add("scripted");

  function unfold() {
    var card = location.hash.indexOf("#a-") === 0 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var fold = card && card.querySelector(":scope > details");
    if (fold) fold.open = true;
  }
  addEventListener("hashchange", unfold);
  unfold();

  document.addEventListener("click", function (event) {
    var mark = event.target.closest("mark");
    if (!mark || event.target.closest("a") || String(getSelection())) return;
    var card = document.querySelector('.card[data-n="' + mark.dataset.n + '"]');
    if (card) location.hash = card.id;
  });

  addEventListener("keydown", function (event) {
    var step = { j: 1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,textarea,select,[contenteditable]")) return;
    var cards = Array.prototype.slice.call(document.querySelectorAll(".card"));
    var here = cards.findIndex(function (card) { return "#" + card.id === location.hash; });
    var next = cards[here === -1 ? (step > 0 ? 0 : cards.length - 1) : here + step];
    if (next) location.hash = next.id;
  });
})();
`;

/** What the public pages' one script does: a click on marked words opens their card, J and K step from card to card. */
export const readingScript = source.replaceAll(/^ +|\n/gm, "");

/** Named by its content, so that it can be kept for ever. */
export const readingScriptPath = `/assets/reading-${createHash("sha256").update(readingScript).digest("hex").slice(0, 12)}.js`;
