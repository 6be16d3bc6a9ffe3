extension BundleWords {
  static let english = [
    "Read", "E-book", "Plain text", "Pages to print", "Booklet to fold", "Search", "Nothing found",
    "Places found:", "Works", "Manuscript", "How to fold", "Open index.html in a browser; no network is needed.",
    "Copy the whole folder to pass it on.", "To see whether anything was changed:",
    "If there is a signature, with the publisher's key from another place:",
    "Print on both sides, at actual size (100 %), and have the sheets flipped on the short edge.",
    "Print on both sides, at actual size (100 %), and have the sheets flipped on the long edge.",
    "Leave the sheets in the order in which they come out and fold all of them once in the middle, the cover outside.",
    "Staple twice on the fold.",
    "If your printer prints on one side only: print the odd pages, put the stack back in, print the even pages. Try one sheet first.",
    "For reading on a screen, or for printing page by page.", "Braille",
  ]

  static let german = [
    "Lesen", "E-Book", "Nur Text", "Seiten zum Drucken", "Heft zum Falten", "Suche", "Nichts gefunden",
    "Fundstellen:", "Werke", "Manuskript", "So wird gefaltet",
    "Öffnen Sie index.html in einem Browser; ein Netz ist nicht nötig.",
    "Zum Weitergeben den ganzen Ordner kopieren.", "Ob etwas verändert wurde, zeigt:",
    "Wenn eine Signatur dabei ist, mit dem Schlüssel der Herausgeber aus anderer Quelle:",
    "Beidseitig drucken, in tatsächlicher Größe (100 %), die Blätter an der kurzen Kante gewendet.",
    "Beidseitig drucken, in tatsächlicher Größe (100 %), die Blätter an der langen Kante gewendet.",
    "Die Blätter in der Reihenfolge lassen, in der sie herauskommen, und alle zusammen einmal in der Mitte falten, den Umschlag nach außen.",
    "Zweimal im Falz heften.",
    "Wenn der Drucker nur einseitig druckt: erst die ungeraden Seiten drucken, den Stapel wieder einlegen, dann die geraden. Zuerst mit einem Blatt probieren.",
    "Zum Lesen am Bildschirm oder zum Drucken Seite für Seite.", "Braille",
  ]

  static let french = [
    "Lire", "Livre numérique", "Texte brut", "Pages à imprimer", "Livret à plier", "Rechercher",
    "Rien trouvé", "Passages trouvés :", "Œuvres", "Manuscrit", "Comment plier",
    "Ouvrez index.html dans un navigateur ; aucun réseau n’est nécessaire.",
    "Copiez tout le dossier pour le transmettre.", "Pour savoir si quelque chose a été modifié :",
    "S’il y a une signature, avec la clé de l’éditeur obtenue ailleurs :",
    "Imprimez recto verso, en taille réelle (100 %), en retournant les feuilles sur le bord court.",
    "Imprimez recto verso, en taille réelle (100 %), en retournant les feuilles sur le bord long.",
    "Gardez les feuilles dans l’ordre de sortie et pliez-les toutes ensemble une fois au milieu, la couverture à l’extérieur.",
    "Agrafez deux fois sur le pli.",
    "Si l’imprimante n’imprime que d’un côté : imprimez les pages impaires, remettez la pile, imprimez les pages paires. Essayez d’abord avec une feuille.",
    "Pour lire à l’écran ou imprimer page par page.", "Braille",
  ]

  static let spanish = [
    "Leer", "Libro electrónico", "Texto sin formato", "Páginas para imprimir", "Folleto para plegar",
    "Buscar", "No se encontró nada", "Pasajes encontrados:", "Obras", "Manuscrito", "Cómo plegar",
    "Abra index.html en un navegador; no hace falta red.", "Copie toda la carpeta para compartirla.",
    "Para saber si se cambió algo:", "Si hay una firma, con la clave del editor obtenida por otro medio:",
    "Imprima por ambas caras, a tamaño real (100 %), volteando las hojas por el borde corto.",
    "Imprima por ambas caras, a tamaño real (100 %), volteando las hojas por el borde largo.",
    "Deje las hojas en el orden en que salen y pliéguelas todas juntas una vez por la mitad, con la cubierta hacia fuera.",
    "Grape dos veces en el pliegue.",
    "Si la impresora solo imprime por una cara: imprima las páginas impares, vuelva a poner las hojas e imprima las pares. Pruebe primero con una hoja.",
    "Para leer en pantalla o imprimir página por página.", "Braille",
  ]

  static let italian = [
    "Leggi", "E-book", "Testo semplice", "Pagine da stampare", "Opuscolo da piegare", "Cerca",
    "Nessun risultato", "Passi trovati:", "Opere", "Manoscritto", "Come piegare",
    "Apri index.html in un browser; non serve la rete.", "Copia l’intera cartella per passarla ad altri.",
    "Per vedere se qualcosa è stato cambiato:", "Se c’è una firma, con la chiave dell’editore avuta per altra via:",
    "Stampa fronte e retro, a dimensioni reali (100 %), girando i fogli sul lato corto.",
    "Stampa fronte e retro, a dimensioni reali (100 %), girando i fogli sul lato lungo.",
    "Lascia i fogli nell’ordine in cui escono e piegali tutti insieme una volta a metà, con la copertina all’esterno.",
    "Pinza due volte sulla piega.",
    "Se la stampante stampa su un solo lato: stampa le pagine dispari, rimetti i fogli, stampa le pari. Prova prima con un foglio.",
    "Per leggere sullo schermo o stampare pagina per pagina.", "Braille",
  ]

  static let portuguese = [
    "Ler", "Livro eletrónico", "Texto simples", "Páginas para imprimir", "Folheto para dobrar",
    "Procurar", "Nada encontrado", "Passagens encontradas:", "Obras", "Manuscrito", "Como dobrar",
    "Abra index.html num navegador; não é precisa rede.", "Copie a pasta inteira para a passar a outros.",
    "Para ver se algo foi alterado:", "Se houver uma assinatura, com a chave do editor obtida por outro meio:",
    "Imprima nos dois lados, em tamanho real (100 %), virando as folhas pela borda curta.",
    "Imprima nos dois lados, em tamanho real (100 %), virando as folhas pela borda longa.",
    "Deixe as folhas na ordem em que saem e dobre-as todas juntas uma vez ao meio, com a capa por fora.",
    "Agrafe duas vezes na dobra.",
    "Se a impressora só imprime de um lado: imprima as páginas ímpares, volte a pôr as folhas e imprima as pares. Experimente primeiro com uma folha.",
    "Para ler no ecrã ou imprimir página a página.", "Braille",
  ]

  static let dutch = [
    "Lezen", "E-boek", "Platte tekst", "Pagina’s om af te drukken", "Boekje om te vouwen", "Zoeken",
    "Niets gevonden", "Gevonden plaatsen:", "Werken", "Manuscript", "Zo vouwt u het",
    "Open index.html in een browser; een netwerk is niet nodig.", "Kopieer de hele map om hem door te geven.",
    "Of er iets is veranderd, ziet u met:",
    "Als er een handtekening bij is, met de sleutel van de uitgever van elders:",
    "Druk dubbelzijdig af, op ware grootte (100 %), met de vellen over de korte zijde omgeslagen.",
    "Druk dubbelzijdig af, op ware grootte (100 %), met de vellen over de lange zijde omgeslagen.",
    "Laat de vellen in de volgorde waarin ze eruit komen en vouw ze samen één keer in het midden, het omslag aan de buitenkant.",
    "Niet twee keer op de vouw.",
    "Als de printer maar één zijde bedrukt: druk de oneven pagina’s af, leg de stapel terug, druk de even pagina’s af. Probeer het eerst met één vel.",
    "Om op een scherm te lezen of pagina voor pagina af te drukken.", "Braille",
  ]

  static let swedish = [
    "Läs", "E-bok", "Ren text", "Sidor att skriva ut", "Häfte att vika", "Sök", "Inget hittades",
    "Hittade ställen:", "Verk", "Manuskript", "Så viker du", "Öppna index.html i en webbläsare; inget nät behövs.",
    "Kopiera hela mappen för att ge den vidare.", "Så ser du om något har ändrats:",
    "Om det finns en signatur, med utgivarens nyckel från annat håll:",
    "Skriv ut på båda sidor, i verklig storlek (100 %), med arken vända längs kortsidan.",
    "Skriv ut på båda sidor, i verklig storlek (100 %), med arken vända längs långsidan.",
    "Låt arken ligga i den ordning de kommer ut och vik alla tillsammans en gång på mitten, med omslaget utåt.",
    "Häfta två gånger i vecket.",
    "Om skrivaren bara skriver på en sida: skriv ut udda sidor, lägg tillbaka bunten, skriv ut jämna sidor. Prova först med ett ark.",
    "För läsning på skärm eller utskrift sida för sida.", "Punktskrift",
  ]

  static let polish = [
    "Czytaj", "E-book", "Zwykły tekst", "Strony do druku", "Broszura do złożenia", "Szukaj",
    "Nic nie znaleziono", "Znalezione miejsca:", "Utwory", "Rękopis", "Jak złożyć",
    "Otwórz index.html w przeglądarce; sieć nie jest potrzebna.", "Skopiuj cały folder, aby przekazać go dalej.",
    "Aby sprawdzić, czy coś zmieniono:", "Jeśli jest podpis, kluczem wydawcy z innego źródła:",
    "Drukuj dwustronnie, w rzeczywistym rozmiarze (100 %), z odwracaniem kartek wzdłuż krótkiej krawędzi.",
    "Drukuj dwustronnie, w rzeczywistym rozmiarze (100 %), z odwracaniem kartek wzdłuż długiej krawędzi.",
    "Zostaw arkusze w kolejności, w jakiej wychodzą, i złóż wszystkie razem raz pośrodku, okładką na zewnątrz.",
    "Zszyj dwa razy na zgięciu.",
    "Jeśli drukarka drukuje tylko po jednej stronie: wydrukuj strony nieparzyste, włóż arkusze ponownie, wydrukuj parzyste. Najpierw wypróbuj na jednym arkuszu.",
    "Do czytania na ekranie lub druku strona po stronie.", "Brajl",
  ]
}
