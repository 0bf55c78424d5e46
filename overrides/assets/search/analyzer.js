/* From text to tokens; the twin of hooks/guidance/search/analyze.py, driven by the same rules.
   RULES is put in by the build. */
const analyzer = (() => {
  const compiled = rules => rules.map(([pattern, text]) => [new RegExp(pattern, "g"), text])
  const drop = new RegExp(RULES.drop, "g")
  const tone = new RegExp(RULES.tone, "g")
  const latin = new RegExp(RULES.latin, "g")
  const spell = compiled(RULES.spell)
  const folds = compiled(RULES.fold)
  const stages = RULES.stem.map(compiled)
  const base = RULES.base
  const [foreign, own] = RULES.alike
  const alike = new RegExp("[" + foreign + "]", "g")
  const marks = /[\u0300-\u036f]/g
  const memo = new Map()
  const pattern = new RegExp(
    RULES.parts.reduce((text, [name, part]) => text.split(name).join(part), RULES.token),
    "g"
  )

  const isLao = key => key >= "ກ" && key < "\u0ee0"

  const bare = letters => {
    letters = letters.toLowerCase().normalize("NFKD").replace(marks, "").toLowerCase()
    for (const [special, plain] of base) letters = letters.split(special).join(plain)
    return letters
  }

  /* A Latin word in small letters, without accents and apostrophes. */
  const plain = word =>
    word
      .replace(/['\u2019]/g, "")
      .replace(/[A-Z]/g, letter => letter.toLowerCase())
      .replace(latin, bare)

  const stem = word => {
    if (word.length < 4) return word
    for (const stage of stages)
      for (const [pattern, text] of stage)
        if (word.search(pattern) >= 0) {
          word = word.replace(pattern, text)
          break
        }
    return word
  }

  const lao = word => {
    const tones = word.match(tone)
    word = word.replace(drop, "")
    for (const [pattern, text] of spell) word = word.replace(pattern, text)
    return tones ? word + tones[tones.length - 1] : word
  }

  const keyOf = word => {
    const first = word[0]
    if (isLao(first)) return lao(word)
    return first < "\u0370" || (first > "\u1dff" && first < "\u3040") ? plain(word) : word
  }

  const cached = word => {
    let key = memo.get(word)
    if (key === undefined) {
      if (memo.size > 2e4) memo.clear()
      memo.set(word, (key = keyOf(word)))
    }
    return key
  }

  /* Tokens of a text: [key, start, end], places counted in UTF-16 units. */
  const tokens = text => {
    const found = []
    text = text.replace(alike, sign => own[foreign.indexOf(sign)])
    for (let match; (match = pattern.exec(text)); ) {
      const key = cached(match[0])
      if (key) found.push([key, match.index, pattern.lastIndex])
    }
    return found
  }

  const letters = key => key.replace(tone, "")

  const folded = new Map()
  const fold = key => {
    let out = folded.get(key)
    if (out === undefined) {
      if (isLao(key)) {
        out = letters(key)
        for (const [pattern, text] of folds) out = out.replace(pattern, text)
      } else out = stem(key)
      folded.set(key, out)
    }
    return out
  }

  return { tokens, letters, fold, isLao }
})()
