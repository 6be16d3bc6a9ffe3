extension IndexPage {
  /// The search. Old browsers understand it; it loads the works' texts when somebody begins to type, puts nothing into the
  /// page but text, and finds paragraphs that have all the words, accents and case apart.
  static let script = #"""
    (function () {
      'use strict';
      var d = document, form = d.getElementById('search');
      if (!form) { return; }
      var box = d.getElementById('query'), list = d.getElementById('results'), status = d.getElementById('status');
      var shelf = d.getElementById('works'), works = [], timer = 0, most = 60;
      [].forEach.call(d.querySelectorAll('article[data-name]'), function (e) {
        works.push({ name: e.getAttribute('data-name'), page: e.getAttribute('data-page'),
          title: e.querySelector('h1,h2').textContent, state: 0, lines: [] });
      });
      function fold(s) {
        s = s.toLowerCase();
        return s.normalize ? s.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : s;
      }
      window.pamphletPassages = function (name, passages) {
        works.forEach(function (w) {
          if (w.name !== name) { return; }
          passages.forEach(function (p) {
            if (p[1]) { w.lines.push({ at: p[0], head: p[1], text: p[1], plain: fold(p[1]), top: true }); }
            p[2].forEach(function (t) { w.lines.push({ at: p[0], head: p[1], text: t, plain: fold(t) }); });
          });
          w.state = 2;
        });
        search();
      };
      function load() {
        works.forEach(function (w) {
          if (w.state) { return; }
          w.state = 1;
          var s = d.createElement('script');
          s.src = 'search/' + w.name + '.js';
          s.onerror = function () { w.state = 2; search(); };
          d.head.appendChild(s);
        });
      }
      function place(text, word) {
        var plain = '', map = [], i, f, j;
        for (i = 0; i < text.length; i += 1) {
          f = fold(text.charAt(i));
          for (j = 0; j < f.length; j += 1) { map.push(i); }
          plain += f;
        }
        i = plain.indexOf(word);
        return i < 0 ? [0, 0] : [map[i], map[i + word.length - 1] + 1];
      }
      function add(parent, name, text) {
        var e = d.createElement(name);
        e.textContent = text;
        parent.appendChild(e);
        return e;
      }
      function show(w, l, word) {
        var item = d.createElement('li'), a = add(item, 'a', l.head || w.title), p, at, from, to;
        var href = w.page + '#' + encodeURIComponent(l.at);
        if ('fragmentDirective' in d && !l.top) {
          href += ':~:text=' + encodeURIComponent(l.text.split(/\s+/).slice(0, 6).join(' ')).replace(/-/g, '%2D');
        }
        a.href = href;
        if (works.length > 1) { add(item, 'small', ' ' + w.title); }
        at = place(l.text, word);
        from = Math.max(0, at[0] - 70);
        to = Math.min(l.text.length, at[1] + 130);
        p = add(item, 'p', (from ? '…' : '') + l.text.slice(from, at[0]));
        add(p, 'mark', l.text.slice(at[0], at[1]));
        p.appendChild(d.createTextNode(l.text.slice(at[1], to) + (to < l.text.length ? '…' : '')));
        p.dir = 'auto';
        list.appendChild(item);
      }
      function search() {
        var words = fold(box.value).split(/\s+/).filter(Boolean), hits = [], waiting = false;
        list.textContent = '';
        list.hidden = !words.length;
        shelf.hidden = !!words.length;
        status.textContent = '';
        if (!words.length) { return; }
        works.forEach(function (w) {
          waiting = waiting || w.state < 2;
          w.lines.forEach(function (l) {
            if (words.every(function (x) { return l.plain.indexOf(x) >= 0; })) { hits.push([w, l]); }
          });
        });
        hits.sort(function (a, b) { return (b[1].top ? 1 : 0) - (a[1].top ? 1 : 0); });
        hits.slice(0, most).forEach(function (h) { show(h[0], h[1], words[0]); });
        if (hits.length) {
          status.textContent = form.getAttribute('data-found') + ' ' + hits.length;
        } else if (!waiting) {
          status.textContent = form.getAttribute('data-nothing');
        }
      }
      form.hidden = false;
      box.addEventListener('focus', load);
      box.addEventListener('input', function () {
        load();
        clearTimeout(timer);
        timer = setTimeout(search, 120);
      });
      form.addEventListener('submit', function (e) { e.preventDefault(); load(); search(); });
    }());

    """#
}
