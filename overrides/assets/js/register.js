/* Registers: filter and sort by the rows' data attributes. Without script all rows stand in groups.
   The list to tick on the definition page: counts what was named, judges nothing, keeps nothing. */
(function () {
  "use strict";

  function rowsFit(row, form) {
    return Array.from(form.querySelectorAll("select")).every(function (select) {
      var wanted = select.value;
      if (!wanted || select.name === "sort") return true;
      if (select.name === "period") {
        var year = parseInt(row.dataset.date, 10);
        return year >= +wanted && year < +wanted + 10;
      }
      return (row.dataset[select.name] || "").split(" ").indexOf(wanted) >= 0;
    });
  }

  function compare(order) {
    if (order === "name") {
      var collator = new Intl.Collator(document.documentElement.lang || "lo");
      return function (a, b) { return collator.compare(a.textContent.trim(), b.textContent.trim()); };
    }
    return function (a, b) {
      var left = a.dataset.date, right = b.dataset.date;
      if (!left || !right) return left ? -1 : right ? 1 : 0;
      return (left < right ? -1 : left > right ? 1 : 0) * (order === "newest" ? -1 : 1);
    };
  }

  function heading(list) {
    var before = list.previousElementSibling;
    return before && /^H[23]$/.test(before.tagName) ? before : null;
  }

  function register(form) {
    var lists = Array.from(form.parentNode.querySelectorAll("ul.law-rows"));
    if (!lists.length) return;
    var homes = new Map();
    lists.forEach(function (list) {
      Array.from(list.children).forEach(function (row) { homes.set(row, list); });
    });
    var rows = Array.from(homes.keys());
    var flat = document.createElement("ul");
    flat.className = "law-rows";
    flat.hidden = true;
    lists[0].parentNode.insertBefore(flat, heading(lists[0]) || lists[0]);
    var status = form.querySelector("[role=status]");

    function update() {
      var order = form.elements.sort ? form.elements.sort.value : "";
      var count = 0;
      rows.forEach(function (row) {
        row.hidden = !rowsFit(row, form);
        if (!row.hidden) count += 1;
      });
      (order ? rows.slice().sort(compare(order)) : rows).forEach(function (row) {
        (order ? flat : homes.get(row)).appendChild(row);
      });
      flat.hidden = !order;
      lists.forEach(function (list) {
        var empty = Boolean(order) || !list.querySelector("li:not([hidden])");
        list.hidden = empty;
        var title = heading(list);
        if (title) title.hidden = empty;
      });
      status.textContent = count
        ? status.dataset.text.replace("#", String(count))
        : status.dataset.none;
    }

    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("change", update);
    form.addEventListener("reset", function () { setTimeout(update); });
    update();
  }

  function check(form) {
    var state = form.querySelector(".law-check-state");
    var list = state.querySelector("ul");
    var rule = state.querySelector("[data-child-rule]");
    var parts = Array.from(form.querySelectorAll("fieldset[data-part]"));

    function named(part) { return part.querySelectorAll("input:checked").length; }

    function update() {
      list.textContent = "";
      var any = 0;
      parts.forEach(function (part) {
        var count = named(part);
        any += count;
        if (part.dataset.part === "child") {
          rule.hidden = !count;
          return;
        }
        var line = document.createElement("li");
        line.textContent = part.querySelector("legend").textContent + ": " +
          (count ? state.dataset.named.replace("#", String(count)) : state.dataset.none);
        list.appendChild(line);
      });
      state.hidden = !any;
    }

    var clear = form.querySelector("button[type=reset]");
    clear.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("change", update);
    form.addEventListener("reset", function () { setTimeout(update); });
    /* A page that comes back from the browser's memory starts empty: the next reader must not
       see what the last one ticked. */
    addEventListener("pageshow", function () { form.reset(); });
  }

  document.querySelectorAll("form[data-law-filter]").forEach(register);
  document.querySelectorAll("form[data-law-check]").forEach(check);
})();
