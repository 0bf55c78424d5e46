/* What Material's inline scripts define, without inline script and without storage. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  var element = document.getElementById("__config");
  var config = element ? JSON.parse(element.textContent) : { base: "." };
  window.__md_scope = new URL(config.base, location.href);
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, letter) {
      return ((sum << 5) - sum + letter.charCodeAt(0)) | 0;
    }, 0);
  };
  /* Nothing is ever kept on the reader's device. */
  window.__md_get = function () { return null; };
  window.__md_set = function () {};
})();
