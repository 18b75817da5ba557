import { createHash } from "node:crypto";

// A comfort, not a need: without it numbers lead to cards and back, and everything can be read. Kept in plain old JavaScript, as it is
// sent as it stands.
const source = `
(function () {
  var cards = Array.prototype.slice.call(document.querySelectorAll(".card"));
  var article = document.getElementById("article");
  var told = document.body.appendChild(document.createElement("p"));
  var unfolded;
  told.className = "vh";
  told.setAttribute("role", "status");
  document.documentElement.classList.add("scripted");

  function chosen() {
    return cards.find(function (card) { return "#" + card.id === location.hash; });
  }

  function rest() {
    cards.forEach(function (card) {
      card.style.transform = "";
      card.classList.remove("away");
    });
  }

  function show() {
    var card = chosen();
    rest();
    if (!card) {
      var far = document.getElementById(location.hash.slice(1));
      if (far && far.matches(".n a")) location.replace(far.href);
      return;
    }
    var fold = card.querySelector("details");
    if (unfolded && unfolded !== fold) unfolded.open = false;
    if (!fold.open) {
      unfolded = fold;
      fold.open = true;
    }
    var mark = document.getElementById("p-" + card.dataset.n);
    var lift = mark ? mark.getBoundingClientRect().top - card.getBoundingClientRect().top : 0;
    if (getComputedStyle(card).float !== "right") return card.scrollIntoView();
    if (lift > -80) return;
    var top = article.getBoundingClientRect().top;
    cards.forEach(function (other) {
      other.style.transform = "translateY(" + lift + "px)";
      other.classList.toggle("away", other.getBoundingClientRect().top < top);
    });
    mark.scrollIntoView();
  }
  addEventListener("hashchange", show);
  addEventListener("resize", rest);
  addEventListener("beforeprint", rest);
  addEventListener("focusin", function (event) {
    if (event.target.closest(".away")) rest();
  });
  show();

  document.querySelectorAll("[data-act=copy]").forEach(function (link) { link.textContent = "Copy link"; });

  function press(link) {
    if (link.dataset.act === "share" && navigator.share) return navigator.share({ title: document.title, url: link.href }).catch(function () {});
    var words = link.textContent;
    navigator.clipboard.writeText(link.href).then(function () {
      link.textContent = told.textContent = "Link copied";
      setTimeout(function () {
        link.textContent = words;
        told.textContent = "";
      }, 2500);
    }, function () { location.href = link.href; });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-act]");
    if (link && navigator.clipboard && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (link.textContent !== "Link copied") press(link);
    }
    var mark = event.target.closest("mark");
    if (!mark || event.target.closest("a") || String(getSelection())) return;
    var card = cards.find(function (each) { return each.dataset.n === mark.dataset.n; });
    if (card) location.hash = card.id;
  });

  addEventListener("keydown", function (event) {
    var step = { j: 1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,textarea,select,[contenteditable]")) return;
    var here = cards.indexOf(chosen());
    var next = cards[here === -1 ? (step > 0 ? 0 : cards.length - 1) : here + step];
    if (next) location.hash = next.id;
  });
})();
`;

/**
 * What the public pages' one script does: a click on marked words opens their card, J and K step from card to card, and on wide screens
 * the margin slides so that the chosen card stands beside its words. The text never moves. Links to share copy their address, or open what the
 * device shares with. A link to a card on another page goes on there.
 */
export const readingScript = source.replaceAll(/^ +|\n/gm, "");

/** Named by its content, so that it can be kept for ever. */
export const readingScriptPath = `/assets/reading-${createHash("sha256").update(readingScript).digest("hex").slice(0, 12)}.js`;
