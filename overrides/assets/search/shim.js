/* Stands between Material's search and our engine; it is loaded when the search is opened, before
   Material's script. Over http the engine runs in a worker. Under file://, where workers and fetch
   are forbidden, it runs on the page and reads the index by <script>. */
;(() => {
  const config = JSON.parse(document.getElementById("__config").textContent)
  const url = new URL(config.search, new URL(config.base, location.href)).href
  const folder = url.replace(/[^/]*$/, "")
  const strings = config.search_strings || {}
  const input = document.querySelector("[data-md-component=search-query]")
  const page = { lang: document.documentElement.lang === "en" ? "en" : "lo", strings }
  const waiting = []
  let client
  let send = message => waiting.push(message)

  let loading = 0
  const script = (source, done) => {
    loading++
    const node = document.createElement("script")
    node.src = source
    node.onload = node.onerror = () => {
      loading--
      node.remove()
      done()
    }
    document.head.appendChild(node)
  }

  const say = (key, value) => (strings[key] || "").replace("{count}", value)

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
    button.addEventListener("click", () => ask(suggestion))
    meta.append(" " + say("search.mean") + " ", button)
  }

  const answer = message => {
    if (!client || message.type !== 3) return
    client.dispatchEvent(new MessageEvent("message", { data: message }))
    if (message.data.guidance) tell(message.data.guidance)
  }

  const start = sender => {
    send = sender
    waiting.forEach(send)
  }

  const broken = ({ type }) =>
    type === 2 && answer({ type: 3, data: { items: [], guidance: { broken: true } } })

  send({ type: 0, page })
  if (location.protocol !== "file:") {
    const worker = new Worker(url)
    worker.addEventListener("message", event => answer(event.data))
    worker.addEventListener("error", event => {
      event.preventDefault()
      start(broken)
      broken({ type: 2 }) // for the query that the worker took with it
    })
    start(message => worker.postMessage(message))
    fetch(folder + page.lang + ".js", { cache: "no-cache" })
      .then(response => response.text())
      .catch(() => "")
      .then(text => worker.postMessage({ type: 4, text }))
  } else {
    const loaded = {}
    self.guidanceSearch = (name, version, data) => (loaded[name] = data)
    /* A damaged file of the index is a missing one, not an error of the page. Browsers do not
       say which file of a disk it was. */
    addEventListener("error", event => {
      if (loading && !event.lineno) event.preventDefault()
    })
    const load = name =>
      new Promise((resolve, reject) =>
        name in loaded
          ? resolve(loaded[name])
          : script(folder + name + ".js", () => (name in loaded ? resolve(loaded[name]) : reject(name)))
      )
    script(url, () =>
      load(page.lang)
        .then(core => start(self.guidanceService(core.rules, load, answer)))
        .catch(() => start(broken))
    )
  }

  /* While Material's script is on its way, the engine already fetches what the query needs. */
  const early = () => client || send({ type: 2, data: input.value || asked })
  const asked = new URLSearchParams(location.search).get("q")
  input.addEventListener("input", early)
  if (input.value || asked) early()

  self.Worker = class extends EventTarget {
    constructor() {
      super()
      client = this
      /* Material need not wait for its own index, which is empty. */
      setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: { type: 1 } })))
    }

    postMessage(message) {
      if (message.type === 2) send(message)
    }

    terminate() {}
  }
})()
