/* In a worker: fetch the index beside this file. On a page (file://): leave the parts to the shim. */
if (typeof document === "undefined") {
  let version = ""
  const handle = service(async name => {
    const core = name === "lo" || name === "en"
    const response = await fetch(name + ".js" + (core ? "" : "?" + version), {
      cache: core ? "no-cache" : "default"
    })
    const text = await response.text()
    const data = JSON.parse("[" + text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")) + "]")
    if (!version) version = data[1]
    if (data[1] !== version) throw new Error(name)
    return data[2]
  }, message => self.postMessage(message))
  self.addEventListener("message", ({ data }) => handle(data))
} else self.guidanceService = service
