extension IndexPage {
  /// How the page looks: paper by day, ink by night, the reader's own type size, and plain when printed.
  static let stylesheet = """
    :root {
      color-scheme: light dark;
      --ground: #faf7f0; --ink: #23201b; --soft: #625a4e; --line: #d9d1c2; --accent: #7a2e1d; --card: #fffdf8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #1a1917; --ink: #ece6da; --soft: #b3aa9a; --line: #45413a; --accent: #f0b48a; --card: #242220;
      }
    }
    * { box-sizing: border-box; }
    html { font: 1.125rem/1.5 Georgia, "Iowan Old Style", "Noto Serif", "DejaVu Serif", serif; }
    body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; background: var(--ground); color: var(--ink); }
    a { color: var(--accent); text-underline-offset: .2em; }
    a:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
    h1, h2 { line-height: 1.2; font-weight: 600; margin: 0; text-wrap: balance; }
    h1 { font-size: 2.2rem; }
    h2 { font-size: 1.25rem; }
    h1 a, h2 a { color: inherit; text-decoration: none; }
    h1 a:hover, h2 a:hover { text-decoration: underline; }
    p { margin: .35rem 0; }
    header { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: end; justify-content: space-between; }
    form { flex: 1 1 18rem; max-width: 30rem; }
    label, small, .date, .rights, footer { color: var(--soft); font-size: .875rem; }
    input {
      display: block; width: 100%; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--card);
      border: 1px solid var(--soft); border-radius: 6px;
    }
    #status { min-height: 1.5em; margin: .25rem 0 0; font-size: .875rem; color: var(--soft); }
    .many #works {
      display: grid; gap: 2rem; margin-top: 1.5rem; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr));
    }
    .many article { display: grid; grid-template-columns: 7rem 1fr; gap: 1.25rem; align-items: start; }
    .one article { display: grid; grid-template-columns: minmax(10rem, 20rem) 1fr; gap: 3rem; margin-top: 2rem; }
    @media (max-width: 44rem) { .one article { grid-template-columns: 1fr; gap: 1.5rem; } .one .cover { max-width: 14rem; } }
    .cover img {
      display: block; width: 100%; height: auto; border-radius: 3px; box-shadow: 0 1px 3px #0004, 0 6px 18px #0003;
    }
    .subtitle, .authors { font-style: italic; }
    .summary { margin: .75rem 0; max-width: 38rem; }
    .editions { list-style: none; margin: .75rem 0; padding: 0; }
    .editions li { margin: .3rem 0; }
    small { white-space: nowrap; margin-inline-start: .35em; }
    .one .editions a { display: inline-block; padding: .3rem 0; }
    .editions .main a { font-weight: 600; }
    .one .editions .main a {
      padding: .55rem 1.4rem; background: var(--accent); color: var(--ground); border-radius: 6px; text-decoration: none;
    }
    .of { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    #results { list-style: none; margin: 1rem 0; padding: 0; max-width: 44rem; }
    #results li { padding: .75rem 0; border-top: 1px solid var(--line); }
    #results p { margin: .25rem 0 0; }
    mark { background: #f2d675; color: #23201b; border-radius: 2px; }
    footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
    .links a { margin-inline-end: 1.25rem; }
    [hidden] { display: none !important; }
    @media print { form, footer, .editions { display: none; } body { background: none; color: #000; } }

    """
}
