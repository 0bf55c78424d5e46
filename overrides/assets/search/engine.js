/* Finds sections. `load(name)` gives the data of one file of the index, or rejects. */
const engine = load => {
  const { tokens, letters, fold, isLao } = analyzer
  const VALUE = new Uint8Array(128)
  for (let code = 33, value = 0; code < 127; code++)
    if (!/["<\\]/.test(String.fromCharCode(code))) VALUE[code] = value++
  const EXACT = 100
  const TONE = 85
  const PREFIX = 80
  const FOLD = 60
  const EDIT = 35
  /* Milliseconds after which a file counts as missing. */
  const PATIENCE = 15e3
  const MOST_TOKENS = 24
  const MOST_VARIANTS = 48
  const CANDIDATES = 120
  const MOST_SHARDS = 40
  const LOST = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢລວຫອຮະັາິຶຸົຳຽໍເແໂໄ"

  /* Numbers as encode.py writes them. */
  const numbers = text => {
    const out = []
    for (let i = 0; i < text.length; ) {
      let value = VALUE[text.charCodeAt(i++)]
      if (value >= 88) {
        value -= 88
        for (let k = 0; k < 3; k++) value = value * 91 + VALUE[text.charCodeAt(i++)]
        value += 2608
      } else if (value >= 60) value = 60 + (value - 60) * 91 + VALUE[text.charCodeAt(i++)]
      out.push(value)
    }
    return out
  }

  const places = text => {
    const out = Uint32Array.from(numbers(text))
    for (let i = 0, last = -1; i < out.length; i++) out[i] = last += out[i] + 1
    return out
  }

  const sums = list => {
    const out = [0]
    for (const value of list) out.push(out[out.length - 1] + value)
    return out
  }

  /* The greatest i with list[i] <= value. */
  const find = (list, value) => {
    let low = 0
    let high = list.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (list[middle] <= value) low = middle
      else high = middle - 1
    }
    return low
  }

  const files = new Map()
  const get = name => {
    if (!files.has(name)) {
      const entry = {}
      const late = new Promise((_, reject) => setTimeout(reject, PATIENCE))
      entry.ready = Promise.race([load(name), late]).then(
        data => (entry.data = data),
        () => {
          files.delete(name)
          return null
        }
      )
      files.set(name, entry)
    }
    return files.get(name).ready
  }

  const parse = (lang, data) => {
    const n = data.sections
    const table = numbers(data.table)
    const core = { lang, n, words: [], size: [], cache: new Map(), shards: new Map(), groups: new Map() }
    core.start = new Uint32Array(n + 1)
    core.names = new Uint32Array(n)
    core.body = new Uint32Array(n)
    core.page = new Uint32Array(n)
    core.twin = new Int32Array(n).fill(-1)
    core.boost = new Float32Array(n)
    core.first = []
    let at = 0
    let twin = -1
    for (let i = 0; i < n; i++) {
      const [flags, title, named, text, other] = [0, 1, 2, 3, 4].map(k => table[k * n + i])
      if (flags & 1) core.first.push(i)
      core.page[i] = core.first.length - 1
      core.boost[i] = (flags >> 1) / 10
      core.start[i] = at
      core.names[i] = at + title + 1
      core.body[i] = at + title + named + 1
      at += title + named + text + 2
      if (other) twin = core.twin[i] = twin + 1 + (other & 1 ? other >> 1 : -other / 2)
    }
    core.start[n] = at
    core.section = new Uint32Array(at)
    for (let i = 0; i < n; i++) core.section.fill(i, core.start[i], core.start[i + 1])
    core.mean = at / n || 1
    const pattern = /([A-Z])([^A-Z(-/]*)([(-/])/g
    let word = ""
    for (let match; (match = pattern.exec(data.words)); ) {
      word = word.slice(0, match[1].charCodeAt(0) - 65) + match[2]
      core.words.push(word)
      core.size.push(match[3].charCodeAt(0) - 40)
    }
    core.found = []
    core.parts = 0
    core.shard = sums(numbers(data.shards))
    core.block = sums(numbers(data.blocks))
    const make = (type, size, count) => Array.from({ length: count }, () => new type(size))
    core.tier = make(Uint8Array, at + 4, 3)
    core.chain = make(Uint8Array, at + 4, 2)
    core.part = make(Uint8Array, at + 4, 2)
    ;[core.score, core.best, core.pair, core.full, core.total, core.whole] = make(Float32Array, n, 6)
    const pages = make(Float32Array, core.first.length, 4)
    ;[core.pageScore, core.pageBest, core.pagePart, core.pageParts] = pages
    return core
  }

  const cores = {}
  const coreOf = async lang => {
    if (!cores[lang]) {
      const data = await get(lang)
      if (!data) return null
      cores[lang] = cores[lang] || parse(lang, data)
    }
    return cores[lang]
  }

  const shardOf = (core, id) => core.lang + "-p" + find(core.shard, id)

  /* --- from a token to the words of the index --- */

  /* The run of words with this fold; they stand together. */
  const group = (core, wanted) => {
    const { words, groups } = core
    let out = groups.get(wanted)
    if (out) return out
    let low = 0
    let high = words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (fold(words[middle]) < wanted) low = middle + 1
      else high = middle
    }
    groups.set(wanted, (out = []))
    while (low < words.length && fold(words[low]) === wanted) out.push(low++)
    return out
  }

  const frequent = (core, ids) =>
    ids.sort((a, b) => core.size[b] - core.size[a] || a - b).slice(0, MOST_VARIANTS)

  /* Words that a token may stand for, with how near they are: Map of word number to tier. */
  const expand = (core, token, last) => {
    const out = new Map()
    const add = (id, tier) => {
      if (!(out.get(id) >= tier)) out.set(id, tier)
    }
    const { key } = token
    const bare = letters(key)
    if (!token.only)
      for (const id of group(core, fold(key))) {
        const word = core.words[id]
        add(id, word === key ? EXACT : !isLao(key) || letters(word) === bare ? TONE : FOLD)
      }
    if (last || token.only) {
      const toned = bare !== key
      const ids = []
      core.words.forEach((word, id) => {
        if (!out.has(id) && word.startsWith(bare)) ids.push(id)
      })
      for (const id of frequent(core, ids)) {
        const word = core.words[id]
        add(id, toned && letters(word) + key.slice(-1) !== word ? FOLD : PREFIX)
      }
    }
    return out
  }

  /* At most one letter more, less or other. */
  const near = (a, b) => {
    const long = a.length > b.length ? a : b
    const short = long === a ? b : a
    if (long.length - short.length > 1) return false
    let i = 0
    while (i < short.length && long[i] === short[i]) i++
    let k = 0
    while (k < short.length - i && long[long.length - 1 - k] === short[short.length - 1 - k]) k++
    return i + k >= long.length - 1
  }

  /* Whether a word's places are here, or may still be fetched within the budget. */
  const affordable = (core, id, budget) => {
    const name = shardOf(core, id)
    if (!files.has(name) && !budget.has(name) && budget.size >= budget.most) return false
    return budget.add(name)
  }

  /* Words one letter away. */
  const guess = (core, key, out, budget) => {
    // A slip changes the stem of a Latin word: words are compared whole.
    const lao = isLao(key)
    const wanted = lao ? fold(key) : key
    if (wanted.length < (lao ? 2 : 4)) return
    if (lao && !core.folds) core.folds = core.words.map(fold)
    const forms = lao ? core.folds : core.words
    const ids = []
    forms.forEach((form, id) => {
      if (near(form, wanted) && !out.has(id)) ids.push(id)
    })
    for (const id of frequent(core, ids)) if (affordable(core, id, budget)) out.set(id, EDIT)
  }

  /* --- places --- */

  const placesOf = (core, id) => {
    let list = core.cache.get(id)
    if (!list) {
      const shard = find(core.shard, id)
      const entry = files.get(core.lang + "-p" + shard)
      if (!entry || !entry.data) return []
      let texts = core.shards.get(shard)
      if (!texts) core.shards.set(shard, (texts = entry.data.split(" ")))
      list = places(texts[id - core.shard[shard]] || "")
      core.cache.set(id, list)
    }
    return list
  }

  const fetchPlaces = (core, sequences) => {
    const names = new Set()
    for (const { slots } of sequences)
      for (const slot of slots)
        for (const id of slot.keys()) names.add(shardOf(core, id))
    return Promise.all([...names].map(get))
  }

  /* --- scores ---
     One sequence of slots (what each token may stand for) against all sections. Along the line of
     places, `tier` holds how well each place fits the slot, `chain` the weakest link of a run that
     began with the first slot, and `part` that of a run that began after a space of the query. */
  const evaluate = (core, { slots, reading, factor }) => {
    const { section, names, body, page, best, pair, full, score } = core
    const { pageScore, pageBest, pagePart, pageParts } = core
    const n = slots.length
    // The beginning of a syllable counts only beside the syllable before it.
    const rows = slots.map((slot, i) =>
      [...slot].map(([id, tier]) => [
        placesOf(core, id),
        tier * factor,
        i && !reading[i].opens && tier === PREFIX
      ])
    )
    const several = reading.some(({ opens }, i) => i && opens)
    const weights = []
    const seen = []
    let sum = 0
    let partWeight = 0
    rows.forEach((row, i) => {
      const tier = core.tier[i % 3]
      const before = core.tier[(i + 2) % 3]
      const skipped = core.tier[(i + 1) % 3]
      const chain = core.chain[i % 2]
      const chained = core.chain[(i + 1) % 2]
      const part = core.part[i % 2]
      const parted = core.part[(i + 1) % 2]
      tier.fill(0)
      chain.fill(0)
      part.fill(0)
      const last = i === n - 1
      const opens = !i || reading[i].opens
      const closes = several && (last || reading[i + 1].opens)
      const touched = []
      for (const [list, value, tied] of row)
        for (let k = 0; k < list.length; k++) {
          const p = list[k]
          if (tied && !before[p + 1]) continue
          const d = section[p]
          const head = p < body[d]
          const named = head && p >= names[d]
          const top = core.first[page[d]] === d
          const zone = head ? 1.5 + top : 1
          if (tier[p + 2] < value) tier[p + 2] = value
          let link = value
          if (i && chained[p + 1] < value) link = chained[p + 1]
          if (chain[p + 2] < link) chain[p + 2] = link
          if (last) full[d] = Math.max(full[d], link * (named ? 1.15 : head ? 1.08 + top * 0.04 : 1))
          if (!best[d]) touched.push(d)
          if (best[d] < value * zone) best[d] = value * zone
          if (i) {
            let near = before[p + 1]
            if (near) {
              if (near > value) near = value
            } else if (i > 1) {
              near = skipped[p] || skipped[p + 1]
              near = (near > value ? value : near) / 2
            }
            if (pair[d] < near * zone) pair[d] = near * zone
          }
          if (!several) continue
          link = opens || parted[p + 1] > value ? value : parted[p + 1]
          if (part[p + 2] < link) part[p + 2] = link
          if (closes && pagePart[page[d]] < link) pagePart[page[d]] = link
        }
      const weight = Math.log(1 + core.n / (1 + touched.length))
      const pairWeight = i ? (weight + weights[i - 1]) / 2 : 0
      weights.push(weight)
      sum += weight + pairWeight
      partWeight += weight
      for (const d of touched) {
        if (!score[d]) seen.push(d)
        const value = best[d] * weight
        score[d] += value + pair[d] * pairWeight
        best[d] = pair[d] = 0
        if (pageBest[page[d]] < value) pageBest[page[d]] = value
      }
      for (const d of touched) {
        const pg = page[d]
        pageScore[pg] += pageBest[pg]
        pageBest[pg] = 0
        if (closes) {
          pageParts[pg] += pagePart[pg] * partWeight
          pagePart[pg] = 0
        }
      }
      if (closes) partWeight = 0
    })
    const scale = 1 / (100 * (sum || 1))
    const whole = weights.reduce((total, weight) => total + weight, 0) * 100 || 1
    for (const d of seen) {
      const value =
        full[d] / 30 +
        score[d] * scale +
        pageScore[page[d]] * scale * 0.5 +
        (pageParts[page[d]] / whole) * 1.2 +
        (core.boost[d] - 1) * 0.3
      core.parts = Math.max(core.parts, pageParts[page[d]] / whole)
      if (!core.total[d]) core.found.push(d)
      if (core.total[d] < value) {
        core.total[d] = value
        core.whole[d] = full[d]
      }
    }
    for (const d of seen) {
      full[d] = score[d] = 0
      pageScore[page[d]] = pageParts[page[d]] = 0
    }
    return { rows, weights }
  }

  /* lunr orders the best candidates by BM25 over titles and text: an exact lunr index of just
     these sections and just the query's tokens, with the weights of the whole collection. */
  const bm25 = (core, hits, { rows, weights }) => {
    const inverted = {}
    const vectors = {}
    const vectorOf = new Map(hits.map(({ d }) => [d, (vectors["text/" + d] = new lunr.Vector())]))
    rows.forEach((row, i) => {
      const counts = new Map()
      for (const [list, value] of row)
        for (const p of list) {
          const d = core.section[p]
          // A word in a heading or a name counts as three.
          const worth = p < core.body[d] ? 0.03 : 0.01
          if (vectorOf.has(d)) counts.set(d, (counts.get(d) || 0) + value * worth)
        }
      const text = {}
      inverted["t" + i] = { _index: i, text }
      for (const [d, tf] of counts) {
        text[d] = {}
        const length = 0.48 + (0.72 * (core.start[d + 1] - core.start[d])) / core.mean
        vectorOf.get(d).insert(i, (weights[i] * 2.2 * tf) / (tf + length))
      }
    })
    const terms = Object.keys(inverted)
    const index = new lunr.Index({
      invertedIndex: inverted,
      fieldVectors: vectors,
      tokenSet: lunr.TokenSet.fromArray(terms.slice().sort()),
      fields: ["text"],
      pipeline: new lunr.Pipeline()
    })
    const results = index.query(query => {
      for (const term of terms) query.term(term, { usePipeline: false })
    })
    const found = new Map(results.map(({ ref, score }) => [+ref, score / results[0].score]))
    for (const hit of hits) hit.score += (found.get(hit.d) || 0) * 0.35
  }

  /* --- from the query to sequences --- */

  /* Tokens of the query; `opens` tells that one begins after a space. */
  const analyse = text =>
    tokens(text)
      .slice(0, MOST_TOKENS)
      .map(([key, start], i) => ({ key, opens: !i || /[\s,;]/.test(text[start - 1]) }))

  /* The query as it stands; in one word, since names are written both ways; and with its last one
     to three letters taken as the beginning of a syllable that is still being typed. */
  const readings = text => {
    const out = new Map()
    const add = list => {
      const name = list.map(token => token.key).join(" ")
      if (!out.has(name)) out.set(name, list)
    }
    add(analyse(text))
    add(analyse(text.replace(/ /g, "")))
    for (let k = 1; k < 4 && k < text.length; k++) {
      const rest = text.slice(-k)
      if (!/^[ກ-ຮໜ-ໟເ-ໄ]/.test(rest) || !/[ກ-ຮໜ-ໟ]/.test(rest)) continue
      add([...analyse(text.slice(0, -k)), { key: rest.replace(/[^\u0e80-\u0edf]/g, ""), only: true }])
    }
    return [...out.values()]
  }

  const holds = (list, value) => list.length > 0 && list[find(list, value)] === value

  /* Readings of a short Lao query with one letter more or less, where such a run of syllables
     stands somewhere in the text. A lost letter moves the ends of syllables, so whole queries are
     tried, not syllables. */
  const repairs = async (core, text, budget) => {
    const bare = letters(text).replace(/[^ກ-ຮະ-ຽເ-ໄໜໝ]/g, "")
    if (bare.length < 3 || bare.length > 18 || /[0-9A-Za-z]/.test(text)) return []
    const tried = new Set()
    const found = []
    const attempt = candidate => {
      const list = tokens(candidate)
      if (list.reduce((sum, [, start, end]) => sum + end - start, 0) < candidate.length) return
      const keys = list.map(([key]) => fold(key))
      const name = keys.join(" ")
      if (tried.has(name)) return
      tried.add(name)
      const groups = keys.map(key => group(core, key))
      if (!groups.every(ids => ids.length)) return
      const size = groups.reduce(
        (sum, ids) => sum + Math.max(...ids.map(id => core.size[id])) - 4,
        0
      )
      found.push({ keys, groups, size })
    }
    for (let i = 0; i <= bare.length; i++) {
      for (const letter of LOST) attempt(bare.slice(0, i) + letter + bare.slice(i))
      attempt(bare.slice(0, i) + bare.slice(i + 1))
    }
    found.sort((a, b) => b.size - a.size)
    const kept = found.filter(({ groups }) => groups.every(([id]) => affordable(core, id, budget)))
    await Promise.all([...budget].map(get))
    return kept
      .filter(({ groups }) => {
        const lists = groups.map(ids => ids.map(id => placesOf(core, id)))
        const size = group => group.reduce((sum, list) => sum + list.length, 0)
        const rarest = lists.reduce((best, group, i) => (size(group) < size(lists[best]) ? i : best), 0)
        return lists[rarest].some(list =>
          list.some(p =>
            lists.every((group, i) => group.some(other => holds(other, p + i - rarest)))
          )
        )
      })
      .slice(0, 8)
      .map(({ keys, groups }) => ({
        reading: keys.map((key, i) => ({ key, opens: !i })),
        slots: groups.map(ids => new Map(ids.map(id => [id, FOLD]))),
        factor: 0.8
      }))
  }

  const better = (a, b) => b.score - a.score || a.d - b.d

  /* The best sections found so far, as lunr orders them. */
  const best = (core, ranked) => {
    const { total, whole, found } = core
    const top = found.reduce((max, d) => Math.max(max, total[d]), 0)
    const hits = found
      .filter(d => total[d] >= top * 0.2)
      .map(d => ({ d, score: total[d], full: whole[d] }))
      .sort(better)
      .slice(0, CANDIDATES)
    if (hits.length) bm25(core, hits, ranked)
    return hits.sort(better)
  }

  /* Leaves the scores clean for the next query. */
  const clear = core => {
    for (const d of core.found) core.total[d] = core.whole[d] = 0
    core.found = []
    core.parts = 0
  }

  /* `soon` is given what the query as it stands has found, before near spellings are tried. */
  const searchIn = async (core, text, strict, soon) => {
    const [reading, ...others] = readings(text).filter(tokens => tokens.length)
    const sequence = (reading, factor) => ({
      reading,
      factor,
      slots: reading.map((token, i) => expand(core, token, i === reading.length - 1))
    })
    let slots
    let ranked
    let hits
    let good = 0
    const exact = () => good || core.parts >= 0.54
    const run = async list => {
      hits = undefined
      await fetchPlaces(core, list)
      const results = list.map(sequence => evaluate(core, sequence))
      const pages = core.found.filter(d => core.whole[d] >= FOLD * 0.9).map(d => core.page[d])
      good = new Set(pages).size
      return results[0]
    }
    if (reading) {
      const whole = sequence(reading, 1)
      slots = whole.slots
      ranked = await run([whole])
      if (exact()) soon((hits = best(core, ranked)))
      if (good < 3) {
        const more = others
          .map(other => sequence(other, 0.9))
          .filter(({ slots }) => slots.every(slot => slot.size))
        if (more.length) await run(more)
      }
    }
    const similar = !exact()
    // Where little is found, near spellings come after it.
    if (!strict && reading && (similar || (good < 3 && reading.length < 5))) {
      const budget = new Set()
      budget.most = similar ? MOST_SHARDS : 4
      const wider = slots.map(slot => new Map(slot))
      reading.forEach((token, i) => guess(core, token.key, wider[i], budget))
      const lists = [{ slots: wider, reading, factor: 1 }]
      if (similar) lists.push(...(await repairs(core, text, budget)))
      const wide = await run(lists)
      if (similar) ranked = wide
    }
    hits = hits || best(core, ranked)
    clear(core)
    return { hits, similar }
  }

  return { coreOf, get, searchIn, find, numbers, places }
}
