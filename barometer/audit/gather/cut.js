// Whether text is cut off by a box around it that neither scrolls nor grows: the box, or null.
(b, slack = 3) => {
  const clipper = (node) => {
    let loose = ""; // the position of a box on the way up that only the boxes from its containing block on hold
    for (let at = node.parentElement || node.getRootNode().host; at && at !== document.body && at !== document.documentElement; at = b.parent(at)) {
      const style = getComputedStyle(at), moved = style.transform !== "none" || style.filter !== "none" || /paint|strict|content/.test(style.contain);
      if (loose && !moved && (loose === "fixed" || style.position === "static")) continue;
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) return null;
      if (/hidden|clip/.test(style.overflowX + style.overflowY) && !/^(inline|contents)$/.test(style.display)) return { at, style };
      loose = /^(absolute|fixed)$/.test(style.position) ? style.position : "";
    }
    return null;
  };
  return (node) => {
    const by = clipper(node);
    if (!by || by.style.webkitLineClamp !== "none" || b.screenReaderOnly(by.at, by.style)) return null;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect(), box = by.at.getBoundingClientRect();
    const border = (side) => parseFloat(by.style[`border${side}Width`]) || 0;
    if (!text.width || box.width <= 2 || box.height <= 2) return null;
    const sideways = /hidden|clip/.test(by.style.overflowX) && by.style.textOverflow !== "ellipsis"
      && (text.right > box.right - border("Right") + slack || text.left < box.left + border("Left") - slack);
    const down = /hidden|clip/.test(by.style.overflowY) && (text.bottom > box.bottom - border("Bottom") + slack || text.top < box.top + border("Top") - slack);
    return sideways || down ? by.at : null;
  };
}
