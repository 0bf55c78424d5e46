/* Comforts of the shell; every page is complete without them. */
(function () {
  "use strict";
  var wide = matchMedia("(min-width: 80em)");
  var toc = document.querySelector(".toc");
  if (toc) {
    var open = function () { toc.open = wide.matches; };
    open();
    wide.addEventListener("change", open);
    toc.addEventListener("click", function (event) {
      if (event.target.closest("a") && !wide.matches) toc.open = false;
    });
  }

  /* Menu on phones: the focus goes in with the reader and comes back with him. */
  var drawer = document.getElementById("__drawer");
  var nav = document.querySelector(".nav");
  if (drawer && nav) {
    drawer.addEventListener("change", function () {
      if (!drawer.checked) return;
      var here = nav.querySelector("[aria-current]") || nav.querySelector("a");
      if (here) here.focus({ preventScroll: false });
    });
    addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !drawer.checked) return;
      drawer.checked = false;
      drawer.focus();
    });
    nav.addEventListener("focusout", function (event) {
      if (drawer.checked && event.relatedTarget && !nav.contains(event.relatedTarget)) {
        drawer.checked = false;
      }
    });
  }

  /* What opens menu and search looks like a button, so Enter opens it too. */
  document.querySelectorAll(".md-toggle").forEach(function (toggle) {
    toggle.addEventListener("keydown", function (event) {
      if (event.key === "Enter") toggle.click();
    });
  });

  /* Choice of help: Escape, or going elsewhere, closes it. */
  var help = document.querySelector(".bar__help");
  if (help) {
    addEventListener("keydown", function (event) {
      if (event.key === "Escape" && help.open) {
        help.open = false;
        help.querySelector("summary").focus();
      }
    });
    help.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !help.contains(event.relatedTarget)) help.open = false;
    });
    document.addEventListener("click", function (event) {
      if (help.open && !help.contains(event.target)) help.open = false;
    });
  }

  /* A table that fits needs no stop for the keyboard. */
  var boxes = document.querySelectorAll(".table");
  var measure = function () {
    boxes.forEach(function (box) {
      box.tabIndex = box.scrollWidth > box.clientWidth + 1 ? 0 : -1;
    });
  };
  if (boxes.length) {
    measure();
    addEventListener("resize", measure);
  }

  /* The day of the next review is over: only the reader's own clock can tell. */
  var today = new Date().toISOString().slice(0, 10);
  document.querySelectorAll("[data-review-by]").forEach(function (line) {
    if (line.dataset.reviewBy < today && line.nextElementSibling) {
      line.nextElementSibling.hidden = false;
    }
  });
})();
