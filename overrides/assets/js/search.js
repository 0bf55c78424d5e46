/* Material's search is fetched when a reader means to search, not before. */
(function () {
  "use strict";
  var toggle = document.getElementById("__search");
  var query = document.querySelector("[data-md-component=search-query]");
  var element = document.getElementById("__config");
  if (!toggle || !query || !element) return;
  var config = JSON.parse(element.textContent);
  var asked = false;

  function add(source) {
    var script = document.createElement("script");
    script.src = source;
    script.async = false;
    document.head.appendChild(script);
  }
  function load() {
    if (asked) return;
    asked = true;
    /* Material would ask for a sitemap beside each of these. */
    document.querySelectorAll("link[rel=alternate]").forEach(function (link) { link.remove(); });
    config.scripts.forEach(add);
  }
  function open() {
    load();
    if (!toggle.checked) toggle.checked = true;
  }

  query.form.addEventListener("submit", function (event) { event.preventDefault(); });
  query.addEventListener("focus", open);
  query.addEventListener("pointerenter", load);
  /* Material hears keys only; pasted, spoken and composed words come without one. */
  query.addEventListener("input", function () {
    query.dispatchEvent(new KeyboardEvent("keyup"));
  });
  toggle.addEventListener("change", function () {
    if (toggle.checked) {
      load();
      query.focus();
    }
  });
  /* Ctrl+K opens the search. Material's shortcuts of one letter are kept from it: somebody who
     speaks to the machine would set them off (WCAG 2.1.4). */
  addEventListener("keydown", function (event) {
    var command = event.ctrlKey || event.metaKey;
    if (command && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
      query.focus();
    } else if (event.key === "Escape" && toggle.checked && !window.document$) {
      toggle.checked = false;
      query.blur();
    } else if (event.key.length === 1 && !command && !toggle.checked) {
      event.stopImmediatePropagation();
    }
  }, true);

  var asks = new URLSearchParams(location.search);
  if (asks.has("q")) open();
  if (asks.has("h") && config.highlight) add(config.highlight);
})();
