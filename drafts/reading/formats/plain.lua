-- A document made as plain as the text of an article: what CommonMark with tables cannot say is
-- said in words, and nothing that was said is lost.

local office, titled = true, false
local bare = { ["artículo"] = 1, ["art."] = 1, ["título"] = 1, ["capítulo"] = 1, ["sección"] = 1,
  ["libro"] = 1, ["apartado"] = 1, ["anexo"] = 1, ["transitorios"] = 1 }

local function text_of(inlines)
  return pandoc.utils.stringify(inlines)
end

-- Words ---------------------------------------------------------------------------------------

local ordinals = { o = "º", a = "ª", os = "ᵒˢ", as = "ᵃˢ", ["º"] = "º", ["ª"] = "ª",
  er = "ᵉʳ", O = "º", A = "ª", ["°"] = "º" }

local function Superscript(element)
  local raised = ordinals[text_of(element.content)]
  if raised then return pandoc.Str(raised) end
end

local function unwrap(element)
  return element.content
end

local function Link(element)
  if element.target:match("^https?://") or element.target:match("^mailto:") then return nil end
  return element.content
end

local function nothing()
  return {}
end

-- Lists whose numbers are not plain figures keep them as words -----------------------------------

local function roman(n)
  local out = ""
  for _, pair in ipairs({ { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
    { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" },
    { 1, "I" } }) do
    while n >= pair[1] do
      out, n = out .. pair[2], n - pair[1]
    end
  end
  return out
end

local function letters(n)
  return string.rep(string.char(97 + (n - 1) % 26), (n - 1) // 26 + 1)
end

local writers = {
  UpperRoman = roman,
  LowerRoman = function(n) return roman(n):lower() end,
  UpperAlpha = function(n) return letters(n):upper() end,
  LowerAlpha = letters,
}

local function OrderedList(list)
  local write = writers[list.listAttributes.style]
  if not write then return nil end
  local blocks = pandoc.Blocks({})
  for place, item in ipairs(list.content) do
    local number = write(list.listAttributes.start + place - 1)
    if list.listAttributes.delimiter == "TwoParens" then
      number = "(" .. number .. ")"
    elseif list.listAttributes.delimiter == "OneParen" then
      number = number .. ")"
    else
      number = number .. "."
    end
    local first = item[1]
    if first and (first.t == "Para" or first.t == "Plain") then
      item[1] = pandoc.Para(pandoc.Inlines({ pandoc.Str(number), pandoc.Space() }) .. first.content)
    else
      item:insert(1, pandoc.Para({ pandoc.Str(number) }))
    end
    blocks:extend(item)
  end
  return blocks
end

-- Blocks ----------------------------------------------------------------------------------------

local function parts(inlines)
  local out, part = {}, pandoc.Inlines({})
  for _, one in ipairs(inlines) do
    if one.t == "LineBreak" then
      if #part > 0 then table.insert(out, part) end
      part = pandoc.Inlines({})
    else
      part:insert(one)
    end
  end
  if #part > 0 then table.insert(out, part) end
  return out
end

local function spaced(element)
  return element:walk({ LineBreak = function() return pandoc.Space() end })
end

local function Header(header)
  local after, words = pandoc.Blocks({}), pandoc.Inlines({})
  local lines = parts(header.content)
  for at, line in ipairs(lines) do
    local first = lines[1]:find_if(function(one) return one.t == "Str" end)
    local short = #lines[1] <= 4 and first and bare[pandoc.text.lower(first.text)]
    if at == 1 or not short then
      if #words > 0 then words:insert(pandoc.Space()) end
      words:extend(line)
    else
      after:insert(pandoc.Para(line))
    end
  end
  header.content = words:walk({
    Note = function(note)
      after:extend(note.content)
      return {}
    end,
  })
  if #header.content == 0 then return after end
  after:insert(1, header)
  return after
end

local function DefinitionList(list)
  local blocks = pandoc.Blocks({})
  for _, item in ipairs(list.content) do
    blocks:insert(pandoc.Para(item[1]))
    for _, definition in ipairs(item[2]) do blocks:extend(definition) end
  end
  return blocks
end

local function LineBlock(element)
  local blocks = pandoc.Blocks({})
  for _, line in ipairs(element.content) do blocks:insert(pandoc.Para(line)) end
  return blocks
end

local function CodeBlock(element)
  local blocks, lines = pandoc.Blocks({}), pandoc.Inlines({})
  for line in (element.text .. "\n"):gmatch("(.-)\r?\n") do
    if line:match("%S") then
      if #lines > 0 then lines:insert(pandoc.RawInline("commonmark", "\n")) end
      lines:extend(pandoc.Inlines((line:gsub("^%s+", ""))))
    elseif #lines > 0 then
      blocks:insert(pandoc.Para(lines))
      lines = pandoc.Inlines({})
    end
  end
  if #lines > 0 then blocks:insert(pandoc.Para(lines)) end
  return blocks
end

-- Word processors indent; they do not quote.
local function BlockQuote(element)
  if office then return element.content end
end

local function Figure(element)
  local blocks = pandoc.Blocks({})
  blocks:extend(element.content)
  blocks:extend(element.caption.long or {})
  return blocks
end

-- Tables: one line per row, the cells' paragraphs after one another ------------------------------

local function cell_words(blocks)
  local words = pandoc.Inlines({})
  pandoc.Blocks(blocks):walk({
    traverse = "topdown",
    Block = function(block)
      if block.t == "Para" or block.t == "Plain" or block.t == "Header" then
        if #words > 0 then words:extend({ pandoc.Space(), pandoc.Str("/"), pandoc.Space() }) end
        words:extend(block.content)
        return nil, false
      end
    end,
  })
  return pandoc.Blocks({ spaced(pandoc.Plain(words)) })
end

local function rows_of(tbl)
  local rows = {}
  local function take(list)
    for _, row in ipairs(list) do table.insert(rows, row) end
  end
  take(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do
    take(body.head)
    take(body.body)
  end
  take(tbl.foot.rows)
  return rows
end

local function Table(tbl)
  local rows, widest, blocks = rows_of(tbl), 0, pandoc.Blocks({})
  blocks:extend(tbl.caption.long or {})
  for _, row in ipairs(rows) do
    local width = 0
    for _, cell in ipairs(row.cells) do width = width + cell.col_span end
    widest = math.max(widest, width)
  end
  if widest <= 1 then -- a box around words
    for _, row in ipairs(rows) do
      for _, cell in ipairs(row.cells) do blocks:extend(cell.contents) end
    end
    return blocks
  end
  local lines, pending = {}, {}
  for _, row in ipairs(rows) do
    local line, column = {}, 1
    local function skip()
      while (pending[column] or 0) > 0 do
        pending[column] = pending[column] - 1
        table.insert(line, pandoc.Blocks({}))
        column = column + 1
      end
    end
    skip()
    for _, cell in ipairs(row.cells) do
      table.insert(line, cell_words(cell.contents))
      for at = column, column + cell.col_span - 1 do pending[at] = cell.row_span - 1 end
      for _ = 2, cell.col_span do table.insert(line, pandoc.Blocks({})) end
      column = column + cell.col_span
      skip()
    end
    while #line < widest do table.insert(line, pandoc.Blocks({})) end
    table.insert(lines, line)
  end
  local aligns, widths = {}, {}
  for column = 1, #lines[1] do
    aligns[column], widths[column] = "AlignDefault", 0
  end
  local head = table.remove(lines, 1)
  for _, line in ipairs(lines) do
    while #line > #head do table.insert(head, pandoc.Blocks({})) end
  end
  for column = #aligns + 1, #head do
    aligns[column], widths[column] = "AlignDefault", 0
  end
  local simple = pandoc.SimpleTable({}, aligns, widths, head, lines)
  blocks:insert(pandoc.utils.from_simple_table(simple))
  return blocks
end

-- What Word holds as the document's title, and pandoc takes out of its text, goes back to its top --

local function Pandoc(document)
  local kind = text_of(document.meta.kind or "")
  office, titled = kind ~= "html", kind == "docx"
  local top = pandoc.Blocks({})
  if titled then
    for _, name in ipairs({ "title", "subtitle", "author", "date", "abstract" }) do
      local value = document.meta[name]
      local sort = value and pandoc.utils.type(value)
      if sort == "Inlines" and name == "title" then
        top:insert(pandoc.Header(1, spaced(pandoc.Plain(value)).content))
      elseif sort == "Inlines" then
        top:insert(pandoc.Para(value))
      elseif sort == "Blocks" then
        top:extend(value)
      elseif sort == "List" then
        for _, one in ipairs(value) do
          if pandoc.utils.type(one) == "Inlines" then top:insert(pandoc.Para(one)) end
        end
      end
    end
  end
  if document.meta.title and #top > 0 then
    document.blocks = document.blocks:walk({
      Header = function(header)
        header.level = math.min(header.level + 1, 6)
        return header
      end,
    })
  end
  top:extend(document.blocks)
  return pandoc.Pandoc(top, {})
end

return {
  { Pandoc = Pandoc },
  {
    Superscript = Superscript, Underline = unwrap, Span = unwrap, SmallCaps = unwrap,
    Link = Link, Image = nothing, RawInline = nothing,
    RawBlock = nothing, Div = unwrap, Figure = Figure,
  },
  { OrderedList = OrderedList, DefinitionList = DefinitionList, LineBlock = LineBlock,
    CodeBlock = CodeBlock, BlockQuote = BlockQuote },
  { Header = Header },
  { Table = Table },
}
