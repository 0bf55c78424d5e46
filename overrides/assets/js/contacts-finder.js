/* Place finder: type a province or district in Lao, English or any other spelling and go there.
   All data stands in the page; nothing is fetched, so it works from a folder too. */
(function () {
  "use strict";

  /* One form for all ways of writing a name. Lao: old and new letters for the same sound, tone marks
     and the order of marks do not count. Latin: accents, doubled vowels and the usual exchanges
     (x/s, v/w, ou/u, ph/p, r/l) do not count. */
  function fold(text) {
    var out = text.normalize("NFD").toLowerCase();
    out = out.replace(/\u0ecd([\u0ec8-\u0ecb]?)\u0eb2/g, "\u0eb3$1");
    out = out.replace(/\u0eab\u0e99/g, "\u0edc").replace(/\u0eab\u0ea1/g, "\u0edd");
    out = out.replace(/\u0eab[\u0ebc\u0ea5]/g, "\u0ea5").replace(/\u0ebc/g, "\u0ea5");
    out = out.replace(/\u0e8a/g, "\u0eaa");
    out = out.replace(/[\u0ed0-\u0ed9]/g, function (digit) {
      return String(digit.charCodeAt(0) - 0x0ed0);
    });
    out = out.replace(/[\uff10-\uff19]/g, function (digit) {
      return String(digit.charCodeAt(0) - 0xff10);
    });
    out = out.replace(/[\u0ec8-\u0ecc\u0300-\u036f\u200b-\u200d\u2060]/g, "");
    out = out.replace(/\u0eb9/g, "\u0eb8").replace(/\u0eb5/g, "\u0eb4").replace(/\u0eb7/g, "\u0eb6");
    out = out.replace(/(?:\u0ec1\u0e82\u0ea7\u0e87|\u0ec0\u0ea1\u0eb6\u0ead\u0e87|\u0e99\u0eb0\u0e84\u0ead\u0e99(?:\u0ea5\u0ea7\u0e87)?)\s*/g, "");
    out = out.replace(/\b(?:muang|mueang|meuang|khoueng|province|district|city|capital|prefecture)\b/g, "");
    out = out.replace(/[^a-z0-9\u0e80-\u0eff]/g, "");
    out = out.replace(/ph/g, "p").replace(/th/g, "t").replace(/kh/g, "k").replace(/x/g, "s");
    out = out.replace(/h(?=[lmnr])/g, "").replace(/([aeiou])h/g, "$1").replace(/w/g, "v").replace(/r/g, "l");
    out = out.replace(/ay|ai|aay|ei/g, "ai").replace(/y/g, "i").replace(/ou|oo|u/g, "u");
    out = out.replace(/ia|ie/g, "ie").replace(/e$/g, "").replace(/([a-z])\1+/g, "$1");
    return out;
  }

  /* Letters to change, add or take away, up to `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var row = [];
    for (var j = 0; j <= b.length; j++) row[j] = j;
    for (var i = 1; i <= a.length; i++) {
      var corner = row[0];
      var least = row[0] = i;
      for (j = 1; j <= b.length; j++) {
        var above = row[j];
        row[j] = Math.min(above + 1, row[j - 1] + 1, corner + (a[i - 1] === b[j - 1] ? 0 : 1));
        corner = above;
        if (row[j] < least) least = row[j];
      }
      if (least > most) return most + 1;
    }
    return row[b.length];
  }

  function score(query, code, names) {
    if (/^\d+$/.test(query)) return code === query ? 0 : code.indexOf(query) === 0 ? 1 : 9;
    var best = 9;
    names.forEach(function (name) {
      var now = 9;
      if (name === query) now = 0;
      else if (name.indexOf(query) === 0) now = 1;
      else if (query.length > 1 && name.indexOf(query) > 0) now = 2;
      else if (query.length > 3) {
        var most = query.length > 6 ? 2 : 1;
        var far = distance(query, name, most);
        if (far <= most) now = 2 + far;
      }
      if (now < best) best = now;
    });
    return best;
  }

  function build(box, data, serial) {
    var links = box.querySelectorAll("li a");
    if (links.length !== data.places.length) return;
    var all = [];
    data.places.forEach(function (province, i) {
      var page = links[i].getAttribute("href");
      all.push({ title: province.t, where: "", url: page, code: province.c, rank: 0, names: province.n.map(fold) });
      province.d.forEach(function (district) {
        all.push({
          title: district.t, where: province.t, url: page + "#" + district.s,
          code: district.c, rank: 1, names: district.n.map(fold)
        });
      });
    });

    var form = box.querySelector("form");
    var input = form.querySelector("input");
    var hint = form.querySelector(".place-finder-hint");
    var status = form.querySelector(".place-finder-status");
    var list = form.querySelector(".place-finder-results");
    hint.id = "place-finder-hint-" + serial;
    input.setAttribute("aria-describedby", hint.id);

    function find() {
      var query = fold(input.value);
      if (!query) return [];
      return all.map(function (place) {
        return { place: place, score: score(query, place.code, place.names) };
      }).filter(function (hit) {
        return hit.score < 9;
      }).sort(function (a, b) {
        return a.score - b.score || a.place.rank - b.place.rank || (a.place.code < b.place.code ? -1 : 1);
      }).slice(0, 8);
    }

    function show() {
      var hits = find();
      list.textContent = "";
      status.textContent = !input.value.trim() ? "" : hits.length
        ? box.dataset.found.replace("#", String(hits.length)) : box.dataset.none;
      hits.forEach(function (hit) {
        var item = document.createElement("li");
        var link = document.createElement("a");
        link.href = hit.place.url;
        link.textContent = hit.place.title;
        if (hit.place.where) {
          var where = document.createElement("small");
          where.textContent = hit.place.where;
          link.appendChild(where);
        }
        item.appendChild(link);
        list.appendChild(item);
      });
      return hits;
    }

    input.addEventListener("input", show);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var hits = show();
      if (hits.length) location.href = hits[0].place.url;
    });
  }

  var data = document.querySelectorAll("script.place-finder-data");
  document.querySelectorAll(".place-finder").forEach(function (box, i) {
    if (data[i]) build(box, JSON.parse(data[i].textContent), i);
  });
})();
