/// The table of commands: lines of a class (`i` letter, `o` ordinary, `L` large with limits, `I` integral, `b` binary,
/// `r` relation, `(`, `)`, `p` punctuation) and the commands of that class with what they stand for.
extension FormulaSymbols {
  static let table = """
    i alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ varkappa=ϰ
    i lambda=λ mu=μ nu=ν xi=ξ omicron=ο pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ
    i chi=χ psi=ψ omega=ω digamma=ϝ Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω
    i imath=ı jmath=ȷ ell=ℓ hbar=ℏ hslash=ℏ Re=ℜ Im=ℑ wp=℘ aleph=ℵ beth=ℶ gimel=ℷ daleth=ℸ eth=ð Bbbk=𝕜 ae=æ AE=Æ
    i oe=œ OE=Œ o=ø O=Ø aa=å AA=Å ss=ß l=ł L=Ł
    o infty=∞ partial=∂ nabla=∇ emptyset=∅ varnothing=∅ forall=∀ exists=∃ nexists=∄ neg=¬ lnot=¬ top=⊤ bot=⊥ angle=∠
    o measuredangle=∡ triangle=△ square=□ Box=□ Diamond=◇ blacksquare=■ bigstar=★ prime=′ backprime=‵ backslash=\\ surd=√
    o flat=♭ natural=♮ sharp=♯ clubsuit=♣ diamondsuit=♢ heartsuit=♡ spadesuit=♠ ldots=… dots=… dotsc=… dotso=… cdots=⋯
    o dotsb=⋯ dotsm=⋯ dotsi=⋯ vdots=⋮ ddots=⋱ degree=° complement=∁ S=§ P=¶ copyright=© pounds=£ euro=€ yen=¥ dag=†
    o ddag=‡ checkmark=✓ maltese=✠ #=# $=$ %=% &=& _=_ lbrack=[ rbrack=] vert=| Vert=‖ |=‖ slash=/ mho=℧ Finv=Ⅎ QED=∎
    o blacktriangle=▲ lozenge=◊ circledR=® textbackslash=\\ textdegree=° colon=:
    L sum=∑ prod=∏ coprod=∐ bigcup=⋃ bigcap=⋂ bigvee=⋁ bigwedge=⋀ bigoplus=⨁ bigotimes=⨂ bigodot=⨀ biguplus=⨄
    L bigsqcup=⨆
    I int=∫ iint=∬ iiint=∭ iiiint=⨌ oint=∮ oiint=∯ smallint=∫
    b pm=± mp=∓ times=× div=÷ cdot=⋅ ast=∗ star=⋆ circ=∘ bullet=∙ cup=∪ cap=∩ sqcup=⊔ sqcap=⊓ vee=∨ lor=∨ wedge=∧ land=∧
    b setminus=∖ smallsetminus=∖ oplus=⊕ ominus=⊖ otimes=⊗ oslash=⊘ odot=⊙ dagger=† ddagger=‡ uplus=⊎ amalg=⨿ wr=≀
    b diamond=⋄ bigtriangleup=△ bigtriangledown=▽ triangleleft=◃ triangleright=▹ lhd=⊲ rhd=⊳ unlhd=⊴ unrhd=⊵ bigcirc=◯
    b ltimes=⋉ rtimes=⋊ boxplus=⊞ boxminus=⊟ boxtimes=⊠ boxdot=⊡ dotplus=∔ barwedge=⊼ veebar=⊻ centerdot=⋅ bmod=mod
    r leq=≤ le=≤ geq=≥ ge=≥ leqslant=⩽ geqslant=⩾ neq=≠ ne=≠ ll=≪ gg=≫ lll=⋘ ggg=⋙ equiv=≡ sim=∼ simeq=≃ approx=≈
    r approxeq=≊ cong=≅ ncong=≇ propto=∝ varpropto=∝ asymp=≍ doteq=≐ prec=≺ succ=≻ preceq=⪯ succeq=⪰ subset=⊂ supset=⊃
    r subseteq=⊆ supseteq=⊇ subsetneq=⊊ supsetneq=⊋ nsubseteq=⊈ nsupseteq=⊉ sqsubset=⊏ sqsupset=⊐ sqsubseteq=⊑
    r sqsupseteq=⊒ in=∈ notin=∉ ni=∋ owns=∋ mid=∣ nmid=∤ parallel=∥ nparallel=∦ perp=⊥ vdash=⊢ dashv=⊣ models=⊨ vDash=⊨
    r Vdash=⊩ nvdash=⊬ smile=⌣ frown=⌢ bowtie=⋈ coloneqq=≔ eqqcolon=≕ triangleq=≜ lesssim=≲ gtrsim=≳ lessgtr=≶
    r lessapprox=⪅ gtrapprox=⪆ nless=≮ ngtr=≯ nleq=≰ ngeq=≱ lt=< gt=> to=→ rightarrow=→ leftarrow=← gets=←
    r leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ iff=⟺ implies=⟹ impliedby=⟸ longrightarrow=⟶
    r longleftarrow=⟵ longleftrightarrow=⟷ Longrightarrow=⟹ Longleftarrow=⟸ Longleftrightarrow=⟺ mapsto=↦ longmapsto=⟼
    r hookrightarrow=↪ hookleftarrow=↩ rightharpoonup=⇀ rightharpoondown=⇁ leftharpoonup=↼ leftharpoondown=↽
    r rightleftharpoons=⇌ leftrightharpoons=⇋ uparrow=↑ downarrow=↓ updownarrow=↕ Uparrow=⇑ Downarrow=⇓ Updownarrow=⇕
    r nearrow=↗ searrow=↘ swarrow=↙ nwarrow=↖ leadsto=⇝ rightsquigarrow=⇝ twoheadrightarrow=↠ rightarrowtail=↣
    r circlearrowright=↻ circlearrowleft=↺ upharpoonright=↾ restriction=↾ therefore=∴ because=∵ nrightarrow=↛
    r nRightarrow=⇏ nLeftrightarrow=⇎ rightleftarrows=⇄ leftrightarrows=⇆ dashrightarrow=⇢
    ( lbrace={ {={ langle=⟨ lceil=⌈ lfloor=⌊ lvert=| lVert=‖ lgroup=⟮ ulcorner=⌜ llbracket=⟦ lparen=(
    ) rbrace=} }=} rangle=⟩ rceil=⌉ rfloor=⌋ rvert=| rVert=‖ rgroup=⟯ urcorner=⌝ rrbracket=⟧ rparen=)
    """
}
