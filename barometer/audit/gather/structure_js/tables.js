// Tables: who heads whom, how the first row and column look, and what the code says about them.
(b, { limit }) => {
  const ROWS = 60, COLUMNS = 30, SHOWN = 12;
  const BLOCKS = "h1, h2, h3, h4, h5, h6, ul, ol, dl, form, table, article, section, nav, header, footer, main, p + p, iframe, video";
  const there = (el) => b.visible(el) && !b.hiddenFromAssistive(el);
  const texts = new Map();
  const textOf = (cell) => { if (!texts.has(cell)) texts.set(cell, b.fold(cell.innerText, 200)); return texts.get(cell); };
  const firstText = (cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT, (node) => (/\S/.test(node.nodeValue) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
    return walker.nextNode()?.parentElement || cell;
  };
  const bold = (cell) => Number(getComputedStyle(firstText(cell)).fontWeight) >= 600;
  const paint = (cell) => {
    for (let at = cell; at && at.localName !== "table"; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (!/^(transparent|rgba\(0, 0, 0, 0\))$/.test(style.backgroundColor)) return style.backgroundColor;
    }
    return "";
  };
  // Cells by row and column, a cell of several rows or columns at each of them.
  const laid = (table) => {
    const grid = [];
    [...table.rows].slice(0, ROWS).forEach((row, r) => {
      grid[r] ||= [];
      let column = 0;
      for (const cell of [...row.cells].slice(0, COLUMNS)) {
        while (grid[r][column]) column += 1;
        const down = Math.min(cell.rowSpan || ROWS, ROWS - r), right = Math.min(cell.colSpan, COLUMNS);
        for (let i = 0; i < down; i++) for (let j = 0; j < right; j++) (grid[r + i] ||= [])[column + j] ||= cell;
        column += right;
      }
    });
    return grid.slice(0, Math.min(table.rows.length, ROWS));
  };
  const orphans = (table, grid) => {
    const heads = [], seen = new Set();
    const allHeads = grid.map((row) => row.length > 0 && row.every((cell) => !cell || cell.localName === "th"));
    const counts = (cell, head, r) => cell && cell !== head && (cell.localName === "td" || !allHeads[r])
      && (!cell.getAttribute("headers")?.trim() || cell.getAttribute("headers").split(/\s+/).includes(head.id));
    grid.forEach((row, r) => row.forEach((cell, c) => {
      if (cell?.localName !== "th" || seen.has(cell)) return;
      seen.add(cell);
      if (textOf(cell) && there(cell) && !cell.hasAttribute("role")) heads.push([cell, r, c]);
    }));
    return heads.filter(([head, r, c]) => {
      const scope = (head.getAttribute("scope") || "").toLowerCase(), down = /^row/.test(scope), across = /^col/.test(scope);
      const width = head.colSpan, height = head.rowSpan || 1;
      if (head.id && table.querySelector(`[headers~="${CSS.escape(head.id)}"]`)) return false;
      if (!down) for (let i = r + height; i < grid.length; i++) for (let j = c; j < c + width; j++) if (counts(grid[i]?.[j], head, i)) return false;
      if (!across) for (let i = r; i < r + height; i++) for (let j = c + width; j < (grid[i] || []).length; j++) if (counts(grid[i][j], head, i)) return false;
      return true;
    }).map(([head]) => head);
  };
  const oddScopes = (grid) => {
    const odd = [];
    grid.forEach((row, r) => row.forEach((cell, c) => {
      if (cell?.localName !== "th" || odd.includes(cell)) return;
      const scope = (cell.getAttribute("scope") || "").toLowerCase();
      const headRow = row.every((one) => !one || one.localName === "th") && row.length > 1;
      const dataBelow = grid[r + 1]?.[c]?.localName === "td";
      const dataBeside = row.slice(c + cell.colSpan).some((one) => one?.localName === "td");
      if (headRow && r === 0 && scope === "row" && dataBelow) odd.push(cell);
      if (!headRow && c === 0 && scope === "col" && dataBeside && !dataBelow) odd.push(cell);
    }));
    return odd;
  };
  const cellOf = (el) => { const holder = el.parentElement?.closest("td, th"); return holder ? holder.localName : ""; };
  const headingBefore = (el) => {
    for (let at = el, up = 0; at && up < 3 && !at.matches("main, body, td, th"); at = at.parentElement, up++) {
      const before = at.previousElementSibling;
      if (before) return before.matches("h1, h2, h3, h4, h5, h6, [role=heading]") || Boolean(before.querySelector("h1, h2, h3, h4, h5, h6")) ;
    }
    return false;
  };
  const native = (table) => {
    const grid = laid(table), width = Math.max(0, ...grid.map((row) => row.length));
    const same = (cells, look) => cells.length > 1 && cells.every((cell) => textOf(cell) && look(cell));
    const first = [...new Set(grid[0] || [])].filter(Boolean), second = (grid[1] || []).filter(Boolean);
    const column = grid.slice(1).map((row) => row[0]).filter(Boolean), next = grid.slice(1).map((row) => row[1]).filter(Boolean);
    const ground = first.length ? paint(first[0]) : "";
    const cells = [...table.rows].slice(0, ROWS).flatMap((row) => [...row.cells]);
    return {
      kind: "table", role: (table.getAttribute("role") || "").trim(), rows: table.rows.length, columns: width,
      caption: b.fold(table.caption?.textContent, 200), label: b.fold(table.getAttribute("aria-label") || b.byIds(table, "aria-labelledby").map((one) => one.textContent).join(" "), 200),
      summary: b.fold(table.getAttribute("summary"), 200), heads: table.querySelectorAll("th, [scope], [headers], [role=columnheader], [role=rowheader]").length,
      scopes: table.querySelectorAll("th[scope], td[headers]").length,
      crossed: first.some((cell) => cell.localName === "th" && textOf(cell)) && column.some((cell) => cell.localName === "th") && cells.some((cell) => cell.localName === "td"),
      thead: Boolean(table.tHead && table.tHead.rows.length && !table.tHead.querySelector("th")),
      first_bold: same(first, bold) && !second.every(bold), first_shaded: Boolean(ground) && same(first, (cell) => paint(cell) === ground) && grid.length > 2
        && grid.slice(1, 4).every((row) => row[0] && paint(row[0]) !== ground),
      column_bold: same(column, bold) && !next.some(bold), nested_in: cellOf(table), blocks: Boolean(table.querySelector(BLOCKS)) ,
      fields: table.querySelectorAll("input, select, textarea, button").length, pictures: table.querySelectorAll("img, svg").length, links: table.querySelectorAll("a[href]").length,
      over_all: grid.length > 2 && first.length === 1 && first[0].localName === "td" && first[0].colSpan >= width && width > 1 ? textOf(first[0]) : "",
      uneven: new Set(grid.map((row) => row.filter(Boolean).length)).size > 1, headed: headingBefore(table), described: table.hasAttribute("aria-describedby") || Boolean(b.closest(table, "figure")?.querySelector("figcaption")),
      cells: grid.slice(0, SHOWN).map((row) => Array.from({ length: Math.min(width, SHOWN) }, (_, c) => (row[c] ? textOf(row[c]) : ""))),
      no_cells: !cells.some((cell) => cell.localName === "td"), longest: Math.max(0, ...cells.map((cell) => textOf(cell).length)),
      orphans: orphans(table, grid).slice(0, 20).map((cell) => b.element(cell)), odd_scopes: oddScopes(grid).slice(0, 20).map((cell) => b.element(cell)),
    };
  };
  const ROLES = "[role=columnheader], [role=rowheader]", CELLS = "[role=cell], [role=gridcell], td";
  const made = (table) => {
    const rows = [...table.querySelectorAll("[role=row]")].slice(0, ROWS).map((row) => [...row.querySelectorAll(`${ROLES}, ${CELLS}, th`)].slice(0, COLUMNS));
    const spans = table.querySelector("[aria-colspan], [aria-rowspan], [aria-colindex], [colspan]");
    const lost = spans ? [] : rows.flatMap((row, r) => row.filter((cell, c) => cell.matches("[role=columnheader]") && textOf(cell) && there(cell)
      && !rows.some((other, i) => i > r && other[c] && !other[c].matches("[role=columnheader]"))));
    const none = { caption: "", summary: "", scopes: 0, crossed: false, thead: false, first_bold: false, first_shaded: false, column_bold: false, nested_in: "", blocks: false, fields: 0, pictures: 0, links: 0,
                   over_all: "", uneven: false, headed: true, described: true, cells: [], longest: 0, odd_scopes: [] };
    return { ...none, kind: "roles", role: table.getAttribute("role"), rows: rows.length, columns: Math.max(0, ...rows.map((row) => row.length)), label: b.fold(table.getAttribute("aria-label"), 200),
             heads: table.querySelectorAll(ROLES).length, no_cells: !table.querySelector(CELLS), orphans: lost.slice(0, 20).map((cell) => b.element(cell)) };
  };
  const { list, capped } = b.pick(b.all("table, [role=table], [role=grid], [role=treegrid]"), there, Math.min(limit, 200));
  return { capped, list: list.map((el) => ({ element: b.element(el, b.visibleText(el, 300)), ...(el.localName === "table" ? native(el) : made(el)) })) };
}
