/* Stands between Material's search and our engine, and fetches both. Over http the engine runs in a
   worker. Under file://, where workers and fetch are forbidden, it runs on the page and reads the
   index by <script>. Whatever goes wrong, the last query is answered. */
;(() => {
  const config = JSON.parse(document.getElementById("__config").textContent)
  const url = new URL(config.search, new URL(config.base, location.href)).href
  const folder = url.replace(/[^/]*$/, "")
  const strings = config.search_strings
  const input = document.querySelector("[data-md-component=search-query]")
  const page = { lang: document.documentElement.lang, strings }
  const { Worker } = self
  /* Milliseconds after which a query is told that the search cannot be loaded. */
  const PATIENCE = 2e4
  let client
  let engine
  let begun
  let asked
  let result
  let timer
  let tries = 0

  let loading = 0
  const script = (source, done) => {
    loading++
    const node = document.createElement("script")
    node.src = source
    node.onload = node.onerror = ({ type }) => {
      loading--
      node.remove()
      done(type)
    }
    document.head.appendChild(node)
  }

  const say = (key, value) => strings[key].replace("{count}", value)

  const ask = text => {
    input.value = text
    input.focus()
    input.dispatchEvent(new KeyboardEvent("keyup"))
  }

  /* What Material does not say: the number of hits, "similar", "did you mean". */
  const tell = ({ total, similar, suggestion, broken }) => {
    const meta = document.querySelector(".md-search-result__meta")
    if (total)
      meta.textContent =
        (similar ? say("search.similar") + " " : "") +
        say(total === 1 ? "search.one" : "search.many", total)
    else if (broken) meta.textContent = say("search.broken")
    if (!suggestion) return
    const button = document.createElement("button")
    button.type = "button"
    button.className = "search-suggestion"
    button.textContent = suggestion
    button.onclick = () => ask(suggestion)
    meta.append(" " + say("search.mean") + " ", button)
  }

  const give = () => {
    client.dispatchEvent(new MessageEvent("message", { data: result }))
    if (result.data.guidance) tell(result.data.guidance)
  }

  const answer = message => {
    // What was asked before is answered too late.
    if (message.text !== asked) return
    if (!(message.data.guidance || {}).partial) clearTimeout(timer)
    result = message
    if (client) give()
  }

  const fail = () => answer({ type: 3, text: asked, data: { items: [], guidance: { broken: true } } })

  /* The query at hand fails; the next one begins anew. */
  const reset = () => {
    engine = begun = undefined
    if (asked === undefined) return
    asked = undefined
    fail()
  }

  const ready = ours => {
    engine = ours
    engine({ type: 0, page })
    if (asked !== undefined) engine({ type: 2, data: asked })
  }

  const send = text => {
    asked = text
    result = undefined
    clearTimeout(timer)
    timer = setTimeout(fail, PATIENCE)
    if (engine) engine({ type: 2, data: text })
    else begin()
  }

  const inWorker = () => {
    const early = self.guidanceEarly || {}
    self.guidanceEarly = undefined
    /* A further try must not be given the same damaged file out of the browser's cache. */
    const worker = early.worker || new Worker(url + (tries++ ? "?" + tries : ""))
    let gone
    worker.onmessage = ({ data }) => answer(data)
    worker.onerror = event => {
      event.preventDefault()
      gone = true
      worker.terminate()
      reset()
    }
    return (early.core || fetch(folder + page.lang + ".js", { cache: "no-cache" }))
      .then(response => response.text())
      .catch(() => "")
      .then(text => {
        if (gone) return
        worker.postMessage({ type: 4, text })
        ready(message => worker.postMessage(message))
      })
  }

  /* A damaged file of the index is a missing one, not an error of the page. Browsers do not say
     which file of a disk it was. */
  addEventListener("error", event => {
    if (loading && !event.lineno) event.preventDefault()
  })

  const onPage = () => {
    const loaded = {}
    let version
    self.guidanceSearch = (name, stamp, data) => {
      version = version || stamp
      if (stamp === version) loaded[name] = data
    }
    const fetched = source => new Promise(resolve => script(source, resolve))
    const load = async name => {
      if (!loaded[name]) await fetched(folder + name + ".js")
      return loaded[name] || Promise.reject()
    }
    return fetched(url)
      .then(() => load(page.lang))
      .then(core => ready(self.guidanceService(core.rules, load, answer)))
  }

  const begin = () => {
    const way = location.protocol === "file:" || !Worker ? onPage : inWorker
    begun = begun || Promise.resolve().then(way).catch(reset)
    return begun
  }

  /* While Material's script is on its way, the engine already fetches what the query needs. */
  const early = () => client || send((input.value || wanted || "").trim())
  const wanted = new URLSearchParams(location.search).get("q")
  input.addEventListener("input", early)
  if (input.value || wanted) early()
  Promise.race([begin(), new Promise(resolve => setTimeout(resolve, PATIENCE / 5))]).then(() =>
    script(config.scripts[1], type => type === "error" && tell({ broken: true }))
  )

  self.Worker = class extends EventTarget {
    constructor() {
      super()
      client = this
      /* Material need not wait for its own index, which is empty. */
      setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: { type: 1 } })))
    }

    postMessage({ type, data }) {
      if (type !== 2) return
      if (data !== asked) send(data)
      else if (result) give()
    }

    terminate() {}
  }
})()
