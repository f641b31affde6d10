"use strict";
// Draws every chart of the page, then says how many: whoever prints the page waits for that number.
(async () => {
  const specs = [...document.querySelectorAll("script[data-chart]")];
  const charts = specs.map((spec) => document.getElementById(spec.dataset.chart));
  const scale = Number(getComputedStyle(document.documentElement).getPropertyValue("--chart-text"));
  const scaled = (part) => {
    for (const [key, value] of Object.entries(part)) {
      if (key.endsWith("font") && value?.size) value.size *= scale;
      if (value && typeof value === "object") scaled(value);
    }
    return part;
  };
  // On a narrow screen the labels of an axis would run into each other: every second or third of them will do.
  const thinned = ({ xaxis }, width) => {
    if (!xaxis?.ticktext) return;
    const step = Math.ceil((xaxis.ticktext.length * 48) / width);
    const kept = (values) => values.filter((_, index) => index % step === 0);
    [xaxis.ticktext, xaxis.tickvals] = [kept(xaxis.ticktext), kept(xaxis.tickvals)];
  };
  // A figure says on hover where its rows are.
  const words = (value) => [value].flat().map((one) => (one === null ? "empty" : one)).join(" or ");
  for (const figure of document.querySelectorAll("[data-sheet]")) {
    const { sheet, filter, take } = figure.dataset;
    const rows = Object.entries(JSON.parse(filter)).map(([column, value]) => `${column} is ${words(value)}`);
    figure.title = [`tables.xlsx, sheet ${sheet}`, ...rows, take.replace(":", " ")].join("; ");
  }
  let drawn = 0;
  for (const [index, spec] of specs.entries()) {
    const { data, layout } = scaled(JSON.parse(spec.textContent));
    thinned(layout, charts[index].clientWidth);
    delete layout.height;  // the style sheet gives it: paper is smaller than a screen
    await Plotly.newPlot(charts[index], data, layout, { displayModeBar: false, responsive: true });
    drawn += charts[index].querySelector("svg.main-svg") ? 1 : 0;
  }
  document.documentElement.dataset.drawn = drawn;
  const fit = () => charts.forEach((chart) => Plotly.Plots.resize(chart));
  // Printed from a browser window: lay the page out at the width of the paper first, then fit the charts to it.
  addEventListener("beforeprint", () => { document.documentElement.classList.add("printing"); fit(); });
  addEventListener("afterprint", () => { document.documentElement.classList.remove("printing"); fit(); });
})();
