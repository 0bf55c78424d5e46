/* In a worker: the page sends the first core, with the rules in it; the rest of the index lies beside
   this file. On a page (file://) the shim does as much. */
if (typeof document === "undefined") {
  const waiting = []
  let home
  let handle = message => waiting.push(message)
  const parse = text =>
    JSON.parse("[" + text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")) + "]")
  const load = async name => {
    if (name === home[0]) return home[2]
    const response = await fetch(name + ".js?" + home[1])
    const data = parse(await response.text())
    if (data[1] !== home[1]) throw new Error(name)
    return data[2]
  }
  self.addEventListener("message", ({ data }) => {
    if (data.type !== 4) return handle(data)
    home = parse(data.text)
    handle = service(home[2].rules, load, message => self.postMessage(message))
    waiting.forEach(handle)
  })
} else self.guidanceService = service
