/* Marks on the opened page what the reader had searched for, or what the address asks for (`?h=`),
   in any spelling. */
const query = self.guidanceSought || new URLSearchParams(location.search).get("h")
const root = document.querySelector("[data-md-component=content]") || document.querySelector("main")
if (query && root) {
  const parts = marker.prepare(query.slice(0, 300))
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found = []
  let most = 0
  for (let node; (node = walker.nextNode()); ) {
    if (!node.data.trim() || node.parentElement.closest("script,style,svg,mark")) continue
    const ranges = marker.ranges(node.data, parts)
    for (const range of ranges) most = Math.max(most, range[2])
    if (ranges.length) found.push([node, ranges])
  }
  for (const [node, ranges] of found)
    for (const [start, end, count, goal] of ranges.reverse()) {
      if (count * 3 <= Math.min(most, goal) * 2) continue
      const part = node.splitText(start)
      part.splitText(end - start)
      const mark = document.createElement("mark")
      mark.setAttribute("data-md-highlight", "")
      part.replaceWith(mark)
      mark.append(part)
    }
}
