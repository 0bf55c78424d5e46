/* Answers queries with the numbers of Material's search: 0 set-up, 2 query, 3 result; the shim says 1, ready. */
const talk = (load, answer) => {
  const finder = engine(load)
  const SHOWN = 10
  const SIDE = 150
  let lang = "lo"
  let strings = {}
  let latest = 0
  // One query after the other: the engine's working arrays serve one at a time.
  let turn = Promise.resolve()

  const escape = text =>
    text.replace(/[&<>"']/g, sign => "&#" + sign.charCodeAt(0) + ";")

  const marked = (text, ranges, from, to) => {
    let out = ""
    let at = from
    for (const [start, end] of ranges) {
      if (end <= from || start >= to) continue
      out += escape(text.slice(at, Math.max(start, at)))
      out += "<mark>" + escape(text.slice(Math.max(start, at), end)) + "</mark>"
      at = end
    }
    return out + escape(text.slice(at, Math.max(to, at)))
  }

  /* About 150 letters either side of the best run, cut at a gap where one is near. */
  const snippet = (text, parts) => {
    const ranges = marker.ranges(text, parts)
    let best = ranges[0] || [0, 0, 0]
    for (const range of ranges) if (range[2] > best[2]) best = range
    let from = Math.max(0, best[0] - SIDE / 2)
    let to = Math.min(text.length, best[1] + SIDE)
    if (from) from += text.slice(from, best[0]).search(/[\s,.;:]/) + 1
    const tail = text.slice(best[1], to).search(/[\s,.;:][^\s,.;:]*$/)
    if (to < text.length && tail > 0) to = best[1] + tail
    while (from && /[\u0eb0-\u0ebd\u0ec8-\u0ecf]/.test(text[from])) from--
    return {
      html:
        (from ? "… " : "") + marked(text, ranges, from, to) + (to < text.length ? " …" : ""),
      best: text.slice(best[0], best[1]),
      count: best[2]
    }
  }

  const block = (core, d) => finder.find(core.block, d)
  const textOf = (core, d) => finder.get(core.lang + "-t" + block(core, d))

  const row = async (core, d) => {
    const data = await textOf(core, d)
    if (!data) return null
    const offset = core.block[block(core, d)]
    const page = core.first[core.page[d]]
    const entry = data[d - offset]
    const parent = data[page - offset]
    if (!entry || !parent) return null
    const anchored = entry[0][0] === "#"
    return {
      location: anchored ? parent[0] + entry[0] : entry[0],
      page: parent[0],
      pageTitle: parent[1],
      title: entry[1],
      text: entry[2],
      twin: parent[3] ? parent[3] + (anchored ? entry[0] : "") : "",
      twinTitle: parent[4] || ""
    }
  }

  const isLao = text => /[\u0e00-\u0eff]/.test(text)

  const languages = query => {
    const other = lang === "lo" ? "en" : "lo"
    const lao = isLao(query)
    const latin = /[A-Za-z]/.test(query)
    return (lao && lang !== "lo") || (latin && lang !== "en") ? [lang, other] : [lang]
  }

  /* Other wordings of the query from the glossary. */
  const spelt = (text, form = key => key) =>
    analyzer.tokens(text).map(([key]) => form(key)).join(" ")
  const keys = text => spelt(text, analyzer.fold)
  let wordings
  const alternatives = (query, rows) => {
    if (!wordings && rows) {
      wordings = new Map()
      for (const forms of rows)
        for (const form of forms) {
          const key = keys(form)
          wordings.set(key, [...(wordings.get(key) || []), ...forms])
        }
    }
    const wanted = keys(query)
    const all = (wordings && wordings.get(wanted)) || []
    return [...new Set(all)].filter(form => keys(form) !== wanted).slice(0, 4)
  }

  /* Pages of the hits [core, hit, factor]; a hit in the other language stands for its twin. */
  const grouped = (home, all) => {
    const pages = new Map()
    for (const [core, hit, weight] of all) {
      let { d } = hit
      let place = core
      let factor = weight
      if (core !== home && home && core.twin[d] >= 0) {
        d = core.twin[d]
        place = home
        factor *= 0.95
      } else if (core !== home) factor *= 0.8
      const key = place.lang + place.page[d]
      const score = hit.score * factor
      let group = pages.get(key)
      if (!group) pages.set(key, (group = { core: place, score: 0, hits: new Map() }))
      group.score = Math.max(group.score, score)
      const old = group.hits.get(d)
      if (!old || old.score < score) group.hits.set(d, { d, score, full: hit.full })
    }
    const list = [...pages.values()].sort((a, b) => b.score - a.score)
    return list.filter(group => group.score >= list[0].score * 0.22)
  }

  /* `soon` is given what is already known while more is looked for. */
  const search = async (query, soon) => {
    const cores = await Promise.all(languages(query).map(finder.coreOf))
    const glossary = finder.get("terms")
    const home = cores[0]
    const all = []
    let similar = true
    const ask = async (core, text, factor) => {
      const hits = list => list.map(hit => [core, hit, factor])
      const found = await finder.searchIn(core, text, !similar, list =>
        soon({ groups: grouped(home, [...all, ...hits(list)]) })
      )
      if (found.hits.length && !found.similar) similar = false
      all.push(...hits(found.hits))
    }
    const first = isLao(query) ? "lo" : "en"
    for (const core of [...cores].sort((a, b) => (b && b.lang === first) - (a && a.lang === first)))
      if (core) await ask(core, query, 1)
    for (const text of alternatives(query, await glossary))
      for (const core of cores)
        if (core && isLao(text) === (core.lang === "lo")) await ask(core, text, 0.7)
    return { similar, groups: grouped(home, all), broken: !home }
  }

  const items = async (group, parts) => {
    const hits = [...group.hits.values()].sort((a, b) => b.score - a.score).slice(0, 4)
    const rows = await Promise.all(hits.map(hit => row(group.core, hit.d)))
    const out = []
    let page
    let best
    const terms = {}
    rows.forEach((entry, i) => {
      if (!entry) return
      const { score } = hits[i]
      const text = snippet(entry.text, parts)
      const title = marked(entry.title, marker.ranges(entry.title, parts), 0, entry.title.length)
      const item = { location: entry.location, title, text: text.html, score, terms }
      if (!best) best = { entry, text }
      if (entry.location === entry.page) page = item
      out.push(item)
    })
    if (!best) return null
    const { entry } = best
    if (!page) {
      const title = marked(entry.pageTitle, [], 0, entry.pageTitle.length)
      out.push({ location: entry.page, title, text: "", score: 0, terms })
    }
    const twin = entry.twin && {
      location: entry.twin,
      title: escape(entry.twinTitle),
      text: escape(strings["search.twin"] || ""),
      score: 0,
      terms
    }
    return { items: out, twin, best }
  }

  /* Rows for Material, and what else is to be said. */
  const rows = (entries, { groups, similar, broken }, query, parts) => {
    const out = []
    let suggestion = ""
    for (const entry of entries) {
      if (!entry) continue
      out.push(entry.items)
      if (entry.twin) out.push([entry.twin])
      const { best, count } = entry.best.text
      if (!suggestion && count === parts.length && spelt(best) !== spelt(query)) suggestion = best
    }
    if (groups.some(({ hits }) => [...hits.values()].some(hit => hit.full >= 72))) suggestion = ""
    return {
      items: out,
      guidance: { total: groups.length, similar: similar && out.length > 0, suggestion, broken }
    }
  }

  const respond = async (query, id, say) => {
    query = String(query).slice(0, 300).trim()
    if (query.replace(/[^0-9A-Za-z\u0080-\uffff]/g, "").length < 2) return say({ items: [] })
    const parts = marker.prepare(query)
    let over
    const show = async (found, count) => {
      const groups = found.groups.slice(0, count)
      const entries = await Promise.all(groups.map(group => items(group, parts)))
      return rows(entries, found, query, parts)
    }
    // On a slow line the best three do not wait for the rest.
    const soon = async found => {
      for (const { core, hits } of found.groups.slice(0, 3)) textOf(core, [...hits.keys()][0])
      await new Promise(resolve => setTimeout(resolve, 60))
      if (over || id !== latest) return
      const result = await show(found, 3)
      result.guidance.partial = true
      if (!over) say(result)
    }
    turn = turn.catch(() => 0).then(() => id === latest && search(query, soon))
    const found = await turn
    if (!found || id !== latest) return
    soon(found)
    const result = await show(found, SHOWN)
    over = true
    say(result)
  }

  return async ({ type, data, page }) => {
    if (page) ({ lang, strings } = page)
    if (type !== 2) return
    const id = ++latest
    const say = result => id === latest && answer({ type: 3, text: data, data: result })
    await respond(data, id, say).catch(() => say({ items: [], guidance: { broken: true } }))
  }
}
