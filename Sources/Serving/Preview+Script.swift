extension Preview {
  /// Shows the tab at hand anew when the server tells of a change. Of a web page or a text only what is other is replaced,
  /// so that a long book need not be laid out again and nothing moves; everything else is loaded again.
  static let script = #"""
    (function () {
      'use strict';
      var view = document.querySelector('iframe'), state = document.getElementById('state');
      var tabs = [].slice.call(document.querySelectorAll('nav a')), badge = document.getElementById('messages');
      var last = null, keep = null;
      tabs.forEach(function (tab) {
        tab.addEventListener('click', function () {
          tabs.forEach(function (other) { other.removeAttribute('aria-current'); });
          tab.setAttribute('aria-current', 'page');
          keep = null;
        });
      });
      view.addEventListener('load', function () {
        var shown = view.contentDocument, pre = shown && shown.contentType === 'text/plain' && shown.querySelector('pre');
        if (pre) { paginate(pre, pre.textContent); }
        if (keep) {
          try { view.contentWindow.scrollTo(keep[0], keep[1]); } catch (e) { /* a PDF keeps its own place */ }
          keep = null;
        }
      });
      function text(path) { return fetch(path).then(function (answer) { return answer.text(); }); }
      function count() {
        text('/.pamphlet/messages.html').then(function (page) {
          var number = (/data-count="(\d+)"/.exec(page) || [0, 0])[1];
          badge.textContent = 'Diagnostics' + (number > 0 ? ' (' + number + ')' : '');
        });
      }
      function reload() {
        try {
          keep = [view.contentWindow.scrollX, view.contentWindow.scrollY];
          view.contentWindow.location.reload();
        } catch (e) { view.src = view.src; }
      }
      // Makes one of as many nodes like the one in its place.
      function exchange(node, other) {
        if (node.isEqualNode(other)) { return; }
        if (node.nodeType === 1 && node.cloneNode(false).isEqualNode(other.cloneNode(false))) { renew(node, other); }
        else { node.parentNode.replaceChild(node.ownerDocument.importNode(other, true), node); }
      }
      // Makes what is in a node like what is in another one, changing no more than is needed.
      function renew(node, other) {
        var first = 0, old = node.childNodes, fresh = other.childNodes, rest = 0;
        var most = Math.min(old.length, fresh.length);
        while (first < most && old[first].isEqualNode(fresh[first])) { first += 1; }
        while (rest < most - first && old[old.length - 1 - rest].isEqualNode(fresh[fresh.length - 1 - rest])) { rest += 1; }
        var oldEnd = old.length - rest, freshEnd = fresh.length - rest;
        if (oldEnd === freshEnd) {
          for (; first < oldEnd; first += 1) { exchange(old[first], fresh[first]); }
          return;
        }
        var place = old[oldEnd] || null, added = [].slice.call(fresh, first, freshEnd);
        [].slice.call(old, first, oldEnd).forEach(function (gone) { node.removeChild(gone); });
        added.forEach(function (child) { node.insertBefore(node.ownerDocument.importNode(child, true), place); });
      }
      // Shows plain text with a block for each page, so that only the pages that are other are laid out again.
      function paginate(pre, news) {
        var pages = news.split('\f');
        if (!pre.firstElementChild) { pre.textContent = ''; }
        while (pre.children.length > pages.length) { pre.removeChild(pre.lastChild); }
        pages.forEach(function (page, index) {
          var block = pre.children[index] || pre.appendChild(pre.ownerDocument.createElement('div'));
          if (block.textContent !== page) { block.textContent = page; }
        });
      }
      function refresh() {
        var shown = view.contentDocument, path = shown && shown.location.pathname, pre;
        if (shown && shown.contentType === 'text/plain' && (pre = shown.querySelector('pre'))) {
          text(path).then(function (news) { paginate(pre, news); }, reload);
        } else if (shown && shown.contentType === 'text/html' && !shown.querySelector('iframe')) {
          text(path).then(function (news) {
            var page = new DOMParser().parseFromString(news, 'text/html');
            if (!page.head.isEqualNode(shown.head)) { renew(shown.head, page.head); }
            renew(shown.documentElement, page.documentElement);
          }).catch(reload);
        } else { reload(); }
      }
      function isShown(path) {
        var shown = '';
        try { shown = decodeURIComponent(view.contentWindow.location.pathname).slice(1); } catch (e) { return true; }
        return path === shown || (/^epub\//.test(path) && /^epub\//.test(shown));
      }
      var changes = new EventSource('/.pamphlet/changes');
      changes.onmessage = function (event) {
        var news = event.data.split('\t'), paths = news.slice(1);
        if (last !== null && news[0] !== last && (!paths.length || paths.some(isShown))) { refresh(); }
        if (last !== null) { count(); }
        last = news[0];
        state.textContent = '';
      };
      changes.onerror = function () { state.textContent = 'The server has stopped.'; };
      count();
    }());

    """#
}
