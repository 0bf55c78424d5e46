/* In a worker: fetch the index beside this file. On a page (file://): leave the parts to the shim. */
if (typeof document === "undefined") {
  let version = ""
  /* The page fetches the first core while this script is on its way, and sends it on. */
  let given
  const gift = new Promise(resolve => (given = resolve))
  let home
  const handle = service(async name => {
    const core = name === "lo" || name === "en"
    const text = await (name === home
      ? gift
      : fetch(name + ".js" + (core ? "" : "?" + version)).then(response => response.text()))
    const data = JSON.parse("[" + text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")) + "]")
    if (!version) version = data[1]
    if (data[1] !== version) throw new Error(name)
    return data[2]
  }, message => self.postMessage(message))
  self.addEventListener("message", ({ data }) => {
    if (data.type === 4) return given(data.text)
    if (data.page && data.gift) home = data.page.lang
    handle(data)
  })
} else self.guidanceService = service
