"""A slider an area: the browser's own, because those of ipywidgets have no name that a screen reader could say."""

from __future__ import annotations

from collections.abc import Mapping

import anywidget
import traitlets

SCRIPT = """
function render({ model, el }) {
  let turns = model.get("moved").turn ?? 0;  // the same share twice is still two moves
  const set = document.createElement("fieldset");
  set.className = "what-if-shares";
  const legend = document.createElement("legend");
  legend.textContent = model.get("title");
  set.append(legend);
  const rows = model.get("areas").map(({ area, title, least }) => {
    const label = document.createElement("label");
    const name = document.createElement("span");
    name.textContent = `${area} ${title}`;
    const input = document.createElement("input");
    Object.assign(input, { type: "range", min: least, max: 100, step: 1, disabled: least >= 100 });
    input.dataset.area = area;
    const output = document.createElement("output");
    const say = () => {
      output.textContent = `${input.value}%`;
      input.setAttribute("aria-valuetext", `${input.value} percent`);
    };
    input.addEventListener("input", say);
    input.addEventListener("change", () => {
      model.set("moved", { area, percent: Number(input.value), turn: ++turns });
      model.save_changes();
    });
    label.append(name, input, output);
    set.append(label);
    return { area, least, input, say };
  });
  const show = () => {
    const shares = model.get("shares");
    for (const { area, least, input, say } of rows) { input.value = shares[area] ?? least; say(); }
  };
  model.on("change:shares", show);
  show();
  el.append(set);
}
export default { render };
"""


class Sliders(anywidget.AnyWidget):
    """areas: area, title, least (the share covered today, in percent). shares: what is chosen, by area. moved: what the
    person moved last (area, percent)."""

    _esm = SCRIPT
    title = traitlets.Unicode().tag(sync=True)
    areas = traitlets.List().tag(sync=True)
    shares = traitlets.Dict().tag(sync=True)
    moved = traitlets.Dict().tag(sync=True)

    def show(self, shares: Mapping[str, int]) -> None:
        """Puts the sliders where these shares are, the others back."""
        if dict(shares) == self.shares:
            self.send_state("shares")  # what was refused goes back too
        self.shares = dict(shares)
