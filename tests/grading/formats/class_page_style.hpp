#pragma once

namespace convkit::grading {

/// The style sheet of class_page().
inline constexpr auto class_page_style = R"(
:root {
  color-scheme: light dark;
  --paper: #f7f5f0; --card: #fffefb; --ink: #1d2023; --dim: #5b6168; --line: #e1dcd1; --accent: #2456a6;
  --good: #d5eedb; --good-ink: #14592a; --good-bar: #4aa567;
  --part: #e9efb9; --part-ink: #4d5200;
  --wrong: #fddcbf; --wrong-ink: #853600; --wrong-bar: #ec8a3c;
  --died: #f7d3dc; --died-ink: #8a1033;
  --broken: #e4dafa; --broken-ink: #4d2c99;
  --none-ink: #6b7076; --none-bar: #d8d3c8;
  --alarm: #ffd95e; --alarm-ink: #241c00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141619; --card: #1c1f23; --ink: #e9e6e0; --dim: #a3a9b1; --line: #33373d; --accent: #8db6ff;
    --good: #1c3d27; --good-ink: #97e0ab; --good-bar: #3f9a5c;
    --part: #3a3e12; --part-ink: #dfe68a;
    --wrong: #4b2c12; --wrong-ink: #ffbc80; --wrong-bar: #d9772b;
    --died: #4c1c2a; --died-ink: #ffa3b8;
    --broken: #352759; --broken-ink: #cbb8ff;
    --none-ink: #8f969e; --none-bar: #3a3f46;
    --alarm: #ffd95e; --alarm-ink: #241c00;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 84rem; margin: 0 auto; padding: clamp(1rem, 3vw, 3rem) clamp(0.75rem, 3vw, 3rem); }
h1 { margin: 0 0 1.25rem; font-size: clamp(1.7rem, 4vw, 2.4rem); line-height: 1.15; letter-spacing: -0.02em; }
h2 { margin: 2.75rem 0 0.25rem; font-size: 1.4rem; letter-spacing: -0.01em; }
p { max-width: 54rem; margin: 0.25rem 0 1rem; color: var(--dim); }
code { font: 0.85em ui-monospace, monospace; color: var(--dim); overflow-wrap: anywhere; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--dim); padding: 0.6rem 0.75rem; }
th { font-weight: 600; text-align: left; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
.box { overflow: auto; }

nav { display: flex; gap: 1.25rem; margin: -0.75rem 0 1.25rem; }
a { color: var(--accent); }

.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem; margin: 0; }
.facts div { padding: 0.8rem 1rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.facts dt { color: var(--dim); font-size: 0.9rem; }
.facts dd { margin: 0; font-size: 2rem; font-weight: 650; line-height: 1.2; letter-spacing: -0.02em; }
.facts small { font-size: 1rem; font-weight: 400; color: var(--dim); letter-spacing: 0; }
.facts .alarm, .facts .alarm dt { background: var(--alarm); color: var(--alarm-ink); border-color: transparent; }
.problems { margin: 0.75rem 0 0; padding: 0.8rem 1rem 0.8rem 2.2rem; max-height: 16rem; overflow: auto;
  overflow-wrap: anywhere; }

.stumbles { width: 100%; }
.stumbles th, .stumbles td { padding: 0.8rem 0.75rem; vertical-align: top; border-top: 1px solid var(--line); }
.stumbles thead th { border: 0; font-size: 0.85rem; color: var(--dim); padding-bottom: 0.3rem; }
.stumbles tbody th { width: 20rem; overflow-wrap: anywhere; }
.stumbles tbody th code { display: block; font-weight: 400; }
.stumbles .earned { width: 13rem; }
.stumbles .earned b { font-size: 1.1rem; }
.bar { height: 0.5rem; margin-top: 0.35rem; border-radius: 0.25rem; background: linear-gradient(to right,
  var(--good-bar) var(--a), var(--wrong-bar) var(--a) var(--b), var(--none-bar) var(--b)); }
.stumbles ul { margin: 0; padding: 0; list-style: none; }
.mistakes > li { display: grid; grid-template-columns: 2.4rem 1fr; padding: 0.1rem 0; }
.mistakes b { text-align: right; padding-right: 0.6rem; }
.mistakes li li { margin-left: 1rem; }
.causes b { color: var(--ink); }
.causes { display: flex; flex-wrap: wrap; gap: 0.15rem 1rem; color: var(--dim); font-size: 0.9rem; }
.mistakes + .causes { margin: 0.3rem 0 0 2.4rem; }
summary { cursor: pointer; padding-left: 1rem; text-indent: -1rem; }
summary::marker { color: var(--dim); }
details p { margin: 0.15rem 0 0.4rem 1rem; font-size: 0.95rem; }

.legend { display: flex; flex-wrap: wrap; gap: 0.4rem 1.1rem; margin: 0.5rem 0 1rem; padding: 0; list-style: none;
  font-size: 0.9rem; }
.sign { display: inline-block; width: 1.6em; border-radius: 0.25em; text-align: center; font-weight: 600; }
.who { max-height: 85vh; }
.who table { font-size: 0.85rem; line-height: 1.2; border-collapse: separate; border-spacing: 0; }
.who td, .who th { padding: 0.2rem 0.3rem; height: 1.7rem; border-top: 1px solid var(--card); white-space: nowrap; }
.who thead th { position: sticky; background: var(--card); z-index: 2; border: 0; color: var(--dim);
  font-size: 0.75rem; text-align: center; }
.who thead tr:first-child th { top: 0; }
.who thead tr:last-child th { top: 1.7rem; border-bottom: 1px solid var(--line); }
.who thead th.name { top: 0; z-index: 3; text-align: left; vertical-align: bottom;
  border-bottom: 1px solid var(--line); }
.who .name { position: sticky; left: 0; background: var(--card); width: 11rem; min-width: 8rem; max-width: 11rem;
  padding-left: 0.75rem; overflow: hidden; text-overflow: ellipsis; z-index: 1; }
.who .points { text-align: right; vertical-align: middle; padding: 0 0.8rem; font-weight: 600; }
.who thead th.points { top: 0; vertical-align: bottom; padding: 0.2rem 0.8rem; border-bottom: 1px solid var(--line); }
.who .points small { color: var(--dim); font-weight: 400; }
.who .begins { border-left: 0.5rem solid var(--card); }
.who tbody tr:hover > * { border-top-color: var(--accent); }
.who .problem span { position: sticky; left: 11.5rem; }
td.g, .sign.g { background: var(--good); color: var(--good-ink); }
td.h, .sign.h { background: var(--part); color: var(--part-ink); }
td.w, .sign.w { background: var(--wrong); color: var(--wrong-ink); }
td.d, .sign.d { background: var(--died); color: var(--died-ink); }
td.b, .sign.b { background: var(--broken); color: var(--broken-ink); }
td.n, .sign.n { color: var(--none-ink); }
td.e, .sign.e, .problem { background: var(--alarm); color: var(--alarm-ink); }
td.g, td.h, td.w, td.d, td.b, td.n, td.e { text-align: center; min-width: 1.9rem; font-weight: 600;
  border-left: 1px solid var(--card); }
@media (max-width: 44rem) {
  .stumbles { table-layout: fixed; }
  .stumbles th, .stumbles td { padding: 0.7rem 0.4rem; font-size: 0.92rem; }
  .stumbles th:first-child { width: 31%; }
  .stumbles th:nth-child(2) { width: 5.2rem; }
  .stumbles .earned { white-space: nowrap; }
  .who .name { width: 7.5rem; min-width: 7.5rem; max-width: 7.5rem; }
  .who .problem span { left: 8rem; }
  .mistakes > li { grid-template-columns: 1.7rem 1fr; }
  .mistakes + .causes { margin-left: 0.5rem; }
}
)";

}  // namespace convkit::grading
