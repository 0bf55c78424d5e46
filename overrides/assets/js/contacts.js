/* Cards of contacts: copy buttons, and a mark on what was confirmed too long ago. */
(function () {
  "use strict";

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text);
    }
    /* Pages opened from a folder have no clipboard of their own. */
    return new Promise(function (resolve, reject) {
      var field = document.createElement("textarea");
      field.value = text;
      field.className = "contact-clip";
      field.setAttribute("readonly", "");
      document.body.appendChild(field);
      field.select();
      var done = false;
      try {
        done = document.execCommand("copy");
      } catch (error) {
        done = false;
      }
      field.remove();
      if (done) resolve();
      else reject(new Error("copy refused"));
    });
  }

  document.querySelectorAll(".contact-copy").forEach(function (button) {
    var words = button.textContent;
    var name = button.getAttribute("aria-label");
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      copy(button.dataset.copy).then(function () {
        button.textContent = button.dataset.done;
        button.setAttribute("aria-label", button.dataset.done);
        setTimeout(function () {
          button.textContent = words;
          button.setAttribute("aria-label", name);
        }, 2500);
      }, function () {
        button.hidden = true;
      });
    });
  });

  /* The same day some months later; the last day of a shorter month. */
  function later(iso, months) {
    var part = iso.split("-").map(Number);
    var month = part[1] - 1 + months;
    var last = new Date(Date.UTC(part[0], month + 1, 0)).getUTCDate();
    return Date.UTC(part[0], month, Math.min(part[2], last));
  }

  document.querySelectorAll("[data-verified][data-months]").forEach(function (mark) {
    var end = later(mark.dataset.verified, Number(mark.dataset.months));
    /* A date that cannot be read counts as old: doubt is shown, never hidden. */
    if (Date.now() <= end + 86400000) return;
    var note = mark.querySelector(".contact-old");
    if (note) note.hidden = false;
    mark.classList.add("is-old");
  });
})();
