/* Leave this page: blank it at once, then put a bare page in its place in the history. */
(function () {
  "use strict";
  var link = document.querySelector("[data-leave]");
  if (!link) return;
  var pressed = 0;
  var last = 0;

  function leave() {
    document.documentElement.classList.add("leaving");
    document.title = "\u00a0";
    window.name = "";
    location.replace(link.href);
  }

  link.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", function (event) {
    if (event.key !== "Shift") {
      pressed = 0;
      return;
    }
    if (event.repeat) return;
    var now = event.timeStamp;
    pressed = now - last < 2000 ? pressed + 1 : 1;
    last = now;
    if (pressed === 3) leave();
  }, true);
  /* A page that the browser froze while leaving must not come back to life. */
  addEventListener("pageshow", function (event) {
    if (event.persisted && document.documentElement.classList.contains("leaving")) leave();
  });
})();
