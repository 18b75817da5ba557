import { createHash } from "node:crypto";

// Within the frame, which tells its height, and once more to a page that asks because it began to listen late. In plain old JavaScript, as it is sent as it stands.
const source = `
(function () {
  if (parent === self) return;
  function tell() {
    parent.postMessage({ assayHeight: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  }
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("message", function (event) {
    if (event.source === parent && event.data === "assayHeight") tell();
  });
  tell();
})();
`;

/** Within the page around it: takes the height from the frames that this script's own site fills, and from no other. */
const hostSource = `
(function () {
  var site = new URL(document.currentScript.src).origin;
  addEventListener("message", function (event) {
    var height = event.data && event.data.assayHeight;
    if (event.origin !== site || typeof height !== "number" || !(height > 0 && height < 10000)) return;
    document.querySelectorAll("iframe").forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.style.height = height + "px";
    });
  });
  document.querySelectorAll("iframe").forEach(function (frame) {
    if (frame.src.indexOf(site + "/") === 0) frame.contentWindow.postMessage("assayHeight", "*");
  });
})();
`;

const shortened = (script: string) => script.replaceAll(/^ +|\n/gm, "");

export const embedScript = shortened(source);

/** Named by its content, so that it can be kept for ever. */
export const embedScriptPath = `/assets/embed-${createHash("sha256").update(embedScript).digest("hex").slice(0, 12)}.js`;

/** At one address for good: it stands in other sites' pages. */
export const hostScript = shortened(hostSource);
export const hostScriptPath = "/assets/embed.js";
