/* Where a text answers a query, as its author spelt it. */
const marker = (() => {
  const { tokens, fold, letters } = analyzer
  const cut = new Map()

  /* The parts of a query; `goal` is how many stand together without a space. */
  const prepare = query =>
    query.split(/[\s,;]+/).flatMap(chunk => {
      const list = tokens(chunk)
      return list.map(([key]) => ({ fold: fold(key), letters: letters(key), goal: list.length }))
    })

  /* How many letters of weight a token answers a part of the query with; 0 for none. */
  const fits = (part, key, last) => {
    if (fold(key) === part.fold) return true
    return last && letters(key).startsWith(part.letters)
  }

  /* Runs of tokens that follow the query: [start, end, number of parts, number asked for]. */
  const runs = (text, parts) => {
    // While a query is typed, the same texts are shown again and again.
    if (cut.size > 400) cut.clear()
    const words = cut.get(text) || tokens(text)
    cut.set(text, words)
    const out = []
    for (let i = 0; i < words.length; ) {
      let best = 0
      let goal = 0
      for (let p = 0; p < parts.length; p++) {
        let k = 0
        while (
          p + k < parts.length &&
          i + k < words.length &&
          fits(parts[p + k], words[i + k][0], p + k === parts.length - 1)
        )
          k++
        if (k > best) {
          best = k
          goal = parts[p].goal
        }
      }
      if (best) out.push([words[i][1], words[i + best - 1][2], best, goal])
      i += best || 1
    }
    return out
  }

  /* The runs worth marking: those nearly as long as the longest, or as what was asked for. */
  const ranges = (text, parts) => {
    const all = runs(text, parts)
    const most = all.reduce((max, run) => Math.max(max, run[2]), 0)
    return all
      .filter(([, , count, goal]) => count * 3 > Math.min(most, goal) * 2)
      .map(([start, end, count, goal]) => {
        while (/[ \u00a0]/.test(text[end - 1])) end--
        return [start, end, count, goal]
      })
  }

  return { prepare, ranges }
})()
