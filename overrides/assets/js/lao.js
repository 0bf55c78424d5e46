/* Does this device have Lao letters of its own? Boxes are all of one width; a letter and a double letter are not. */
(function () {
  "use strict";
  var pen = document.createElement("canvas").getContext("2d");
  pen.font = "100px sans-serif";
  var width = function (text) { return pen.measureText(text).width; };
  if (width("ກ") === width("ໝ")) document.documentElement.classList.add("no-lao");
})();
