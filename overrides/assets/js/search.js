/* Material's search is fetched when a reader means to search, not before. */
(function () {
  "use strict";
  var toggle = document.getElementById("__search");
  var query = document.querySelector("[data-md-component=search-query]");
  var element = document.getElementById("__config");
  if (!toggle || !query || !element) return;
  var config = JSON.parse(element.textContent);
  var search = query.closest(".md-search");
  var asked = false;
  var before = null;

  function add(source, failed) {
    var script = document.createElement("script");
    script.src = source;
    script.onerror = failed || null;
    document.head.appendChild(script);
  }
  /* A later try may succeed: on a weak line a file is soon lost. */
  function lost() {
    asked = false;
    document.querySelector(".md-search-result__meta").textContent =
      config.search_strings["search.broken"];
  }
  function load() {
    if (asked) return;
    asked = true;
    /* Material would ask for a sitemap beside each of these. */
    document.querySelectorAll("link[rel=alternate]").forEach(function (link) { link.remove(); });
    /* Engine and index come beside the script that sets them to work. */
    if (location.protocol !== "file:" && window.Worker && config.scripts[1]) {
      var engine = new URL(config.search, new URL(config.base, location.href));
      var core = new URL(document.documentElement.lang + ".js", engine);
      var early = { core: fetch(core, { cache: "no-cache" }), worker: new Worker(engine) };
      early.core.catch(function () {});
      early.worker.onerror = function (event) {
        event.preventDefault();
        early.worker = null;
      };
      window.guidanceEarly = early;
    }
    add(config.scripts[0], lost);
  }
  function open() {
    load();
    if (!toggle.checked) toggle.checked = true;
  }

  query.form.addEventListener("submit", function (event) { event.preventDefault(); });
  query.addEventListener("focus", function (event) {
    if (event.relatedTarget && !search.contains(event.relatedTarget)) before = event.relatedTarget;
    open();
  });
  /* Nothing that has the focus may lie under the open search. */
  search.addEventListener("focusout", function (event) {
    if (toggle.checked && event.relatedTarget && !search.contains(event.relatedTarget)) {
      toggle.checked = false;
    }
  });
  query.addEventListener("pointerenter", load);
  /* Material hears keys only; pasted, spoken and composed words come without one. */
  query.addEventListener("input", function () {
    open();
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
    } else if (event.key === "Escape" && toggle.checked) {
      toggle.checked = false;
      query.blur();
      event.stopImmediatePropagation();
      (toggle.offsetParent ? toggle : before || document.querySelector("main")).focus();
    } else if (event.key.length === 1 && !command && !toggle.checked) {
      event.stopImmediatePropagation();
    }
  }, true);

  /* The opened page marks what was asked. It learns the words by the name of the window, which it
     empties: in an address they would be kept in the history and sent to the server. */
  var mark = "sought:";
  search.addEventListener("click", function (event) {
    var link = event.target.closest(".md-search-result__link");
    var plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain) return;
    if (link.pathname === location.pathname && link.hash) toggle.checked = false;
    else window.name = mark + query.value;
  });
  if (window.name.indexOf(mark) === 0) {
    window.guidanceSought = window.name.slice(mark.length);
    window.name = "";
  }

  var asks = new URLSearchParams(location.search);
  if (asks.has("q")) open();
  if (config.highlight && (window.guidanceSought || asks.has("h"))) add(config.highlight);
})();
