(()=>{/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var K=globalThis,V=K.ShadowRoot&&(K.ShadyCSS===void 0||K.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,pe=Symbol(),ze=new WeakMap,q=class{constructor(e,n,i){if(this._$cssResult$=!0,i!==pe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=n}get styleSheet(){let e=this.o,n=this.t;if(V&&e===void 0){let i=n!==void 0&&n.length===1;i&&(e=ze.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),i&&ze.set(n,e))}return e}toString(){return this.cssText}},Ce=t=>new q(typeof t=="string"?t:t+"",void 0,pe),y=(t,...e)=>{let n=t.length===1?t[0]:e.reduce((i,s,r)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+t[r+1],t[0]);return new q(n,t,pe)},Ie=(t,e)=>{if(V)t.adoptedStyleSheets=e.map(n=>n instanceof CSSStyleSheet?n:n.styleSheet);else for(let n of e){let i=document.createElement("style"),s=K.litNonce;s!==void 0&&i.setAttribute("nonce",s),i.textContent=n.cssText,t.appendChild(i)}},me=V?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let n="";for(let i of e.cssRules)n+=i.cssText;return Ce(n)})(t):t;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Ut,defineProperty:Bt,getOwnPropertyDescriptor:jt,getOwnPropertyNames:Kt,getOwnPropertySymbols:Vt,getPrototypeOf:Ft}=Object,F=globalThis,Le=F.trustedTypes,Yt=Le?Le.emptyScript:"",Zt=F.reactiveElementPolyfillSupport,W=(t,e)=>t,fe={toAttribute(t,e){switch(e){case Boolean:t=t?Yt:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let n=t;switch(e){case Boolean:n=t!==null;break;case Number:n=t===null?null:Number(t);break;case Object:case Array:try{n=JSON.parse(t)}catch{n=null}}return n}},De=(t,e)=>!Ut(t,e),Me={attribute:!0,type:String,converter:fe,reflect:!1,useDefault:!1,hasChanged:De};Symbol.metadata??=Symbol("metadata"),F.litPropertyMetadata??=new WeakMap;var _=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,n=Me){if(n.state&&(n.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((n=Object.create(n)).wrapped=!0),this.elementProperties.set(e,n),!n.noAccessor){let i=Symbol(),s=this.getPropertyDescriptor(e,i,n);s!==void 0&&Bt(this.prototype,e,s)}}static getPropertyDescriptor(e,n,i){let{get:s,set:r}=jt(this.prototype,e)??{get(){return this[n]},set(o){this[n]=o}};return{get:s,set(o){let a=s?.call(this);r?.call(this,o),this.requestUpdate(e,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Me}static _$Ei(){if(this.hasOwnProperty(W("elementProperties")))return;let e=Ft(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(W("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(W("properties"))){let n=this.properties,i=[...Kt(n),...Vt(n)];for(let s of i)this.createProperty(s,n[s])}let e=this[Symbol.metadata];if(e!==null){let n=litPropertyMetadata.get(e);if(n!==void 0)for(let[i,s]of n)this.elementProperties.set(i,s)}this._$Eh=new Map;for(let[n,i]of this.elementProperties){let s=this._$Eu(n,i);s!==void 0&&this._$Eh.set(s,n)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let n=[];if(Array.isArray(e)){let i=new Set(e.flat(1/0).reverse());for(let s of i)n.unshift(me(s))}else e!==void 0&&n.push(me(e));return n}static _$Eu(e,n){let i=n.attribute;return i===!1?void 0:typeof i=="string"?i:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,n=this.constructor.elementProperties;for(let i of n.keys())this.hasOwnProperty(i)&&(e.set(i,this[i]),delete this[i]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Ie(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,n,i){this._$AK(e,i)}_$ET(e,n){let i=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,i);if(s!==void 0&&i.reflect===!0){let r=(i.converter?.toAttribute!==void 0?i.converter:fe).toAttribute(n,i.type);this._$Em=e,r==null?this.removeAttribute(s):this.setAttribute(s,r),this._$Em=null}}_$AK(e,n){let i=this.constructor,s=i._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let r=i.getPropertyOptions(s),o=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:fe;this._$Em=s;let a=o.fromAttribute(n,r.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(e,n,i,s=!1,r){if(e!==void 0){let o=this.constructor;if(s===!1&&(r=this[e]),i??=o.getPropertyOptions(e),!((i.hasChanged??De)(r,n)||i.useDefault&&i.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,i))))return;this.C(e,n,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,n,{useDefault:i,reflect:s,wrapped:r},o){i&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??n??this[e]),r!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||i||(n=void 0),this._$AL.set(e,n)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(n){Promise.reject(n)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,r]of this._$Ep)this[s]=r;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[s,r]of i){let{wrapped:o}=r,a=this[s];o!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,r,a)}}let e=!1,n=this._$AL;try{e=this.shouldUpdate(n),e?(this.willUpdate(n),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(n)):this._$EM()}catch(i){throw e=!1,this._$EM(),i}e&&this._$AE(n)}willUpdate(e){}_$AE(e){this._$EO?.forEach(n=>n.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(n=>this._$ET(n,this[n])),this._$EM()}updated(e){}firstUpdated(e){}};_.elementStyles=[],_.shadowRootOptions={mode:"open"},_[W("elementProperties")]=new Map,_[W("finalized")]=new Map,Zt?.({ReactiveElement:_}),(F.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ve=globalThis,Oe=t=>t,Y=ve.trustedTypes,qe=Y?Y.createPolicy("lit-html",{createHTML:t=>t}):void 0,be="$lit$",$=`lit$${Math.random().toFixed(9).slice(2)}$`,ye="?"+$,Gt=`<${ye}>`,E=document,N=()=>E.createComment(""),U=t=>t===null||typeof t!="object"&&typeof t!="function",we=Array.isArray,je=t=>we(t)||typeof t?.[Symbol.iterator]=="function",ge=`[ 	
\f\r]`,H=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,We=/-->/g,He=/>/g,S=RegExp(`>|${ge}(?:([^\\s"'>=/]+)(${ge}*=${ge}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ne=/'/g,Ue=/"/g,Ke=/^(?:script|style|textarea|title)$/i,_e=t=>(e,...n)=>({_$litType$:t,strings:e,values:n}),c=_e(1),oi=_e(2),ai=_e(3),k=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Be=new WeakMap,T=E.createTreeWalker(E,129);function Ve(t,e){if(!we(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return qe!==void 0?qe.createHTML(e):e}var Fe=(t,e)=>{let n=t.length-1,i=[],s,r=e===2?"<svg>":e===3?"<math>":"",o=H;for(let a=0;a<n;a++){let l=t[a],d,p,h=-1,f=0;for(;f<l.length&&(o.lastIndex=f,p=o.exec(l),p!==null);)f=o.lastIndex,o===H?p[1]==="!--"?o=We:p[1]!==void 0?o=He:p[2]!==void 0?(Ke.test(p[2])&&(s=RegExp("</"+p[2],"g")),o=S):p[3]!==void 0&&(o=S):o===S?p[0]===">"?(o=s??H,h=-1):p[1]===void 0?h=-2:(h=o.lastIndex-p[2].length,d=p[1],o=p[3]===void 0?S:p[3]==='"'?Ue:Ne):o===Ue||o===Ne?o=S:o===We||o===He?o=H:(o=S,s=void 0);let m=o===S&&t[a+1].startsWith("/>")?" ":"";r+=o===H?l+Gt:h>=0?(i.push(d),l.slice(0,h)+be+l.slice(h)+$+m):l+$+(h===-2?a:m)}return[Ve(t,r+(t[n]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),i]},B=class t{constructor({strings:e,_$litType$:n},i){let s;this.parts=[];let r=0,o=0,a=e.length-1,l=this.parts,[d,p]=Fe(e,n);if(this.el=t.createElement(d,i),T.currentNode=this.el.content,n===2||n===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(s=T.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let h of s.getAttributeNames())if(h.endsWith(be)){let f=p[o++],m=s.getAttribute(h).split($),g=/([.?@])?(.*)/.exec(f);l.push({type:1,index:r,name:g[2],strings:m,ctor:g[1]==="."?G:g[1]==="?"?J:g[1]==="@"?Q:P}),s.removeAttribute(h)}else h.startsWith($)&&(l.push({type:6,index:r}),s.removeAttribute(h));if(Ke.test(s.tagName)){let h=s.textContent.split($),f=h.length-1;if(f>0){s.textContent=Y?Y.emptyScript:"";for(let m=0;m<f;m++)s.append(h[m],N()),T.nextNode(),l.push({type:2,index:++r});s.append(h[f],N())}}}else if(s.nodeType===8)if(s.data===ye)l.push({type:2,index:r});else{let h=-1;for(;(h=s.data.indexOf($,h+1))!==-1;)l.push({type:7,index:r}),h+=$.length-1}r++}}static createElement(e,n){let i=E.createElement("template");return i.innerHTML=e,i}};function R(t,e,n=t,i){if(e===k)return e;let s=i!==void 0?n._$Co?.[i]:n._$Cl,r=U(e)?void 0:e._$litDirective$;return s?.constructor!==r&&(s?._$AO?.(!1),r===void 0?s=void 0:(s=new r(t),s._$AT(t,n,i)),i!==void 0?(n._$Co??=[])[i]=s:n._$Cl=s),s!==void 0&&(e=R(t,s._$AS(t,e.values),s,i)),e}var Z=class{constructor(e,n){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:n},parts:i}=this._$AD,s=(e?.creationScope??E).importNode(n,!0);T.currentNode=s;let r=T.nextNode(),o=0,a=0,l=i[0];for(;l!==void 0;){if(o===l.index){let d;l.type===2?d=new L(r,r.nextSibling,this,e):l.type===1?d=new l.ctor(r,l.name,l.strings,this,e):l.type===6&&(d=new X(r,this,e)),this._$AV.push(d),l=i[++a]}o!==l?.index&&(r=T.nextNode(),o++)}return T.currentNode=E,s}p(e){let n=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(e,i,n),n+=i.strings.length-2):i._$AI(e[n])),n++}},L=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,n,i,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=n,this._$AM=i,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,n=this._$AM;return n!==void 0&&e?.nodeType===11&&(e=n.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,n=this){e=R(this,e,n),U(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==k&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):je(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&U(this._$AH)?this._$AA.nextSibling.data=e:this.T(E.createTextNode(e)),this._$AH=e}$(e){let{values:n,_$litType$:i}=e,s=typeof i=="number"?this._$AC(e):(i.el===void 0&&(i.el=B.createElement(Ve(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===s)this._$AH.p(n);else{let r=new Z(s,this),o=r.u(this.options);r.p(n),this.T(o),this._$AH=r}}_$AC(e){let n=Be.get(e.strings);return n===void 0&&Be.set(e.strings,n=new B(e)),n}k(e){we(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,i,s=0;for(let r of e)s===n.length?n.push(i=new t(this.O(N()),this.O(N()),this,this.options)):i=n[s],i._$AI(r),s++;s<n.length&&(this._$AR(i&&i._$AB.nextSibling,s),n.length=s)}_$AR(e=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);e!==this._$AB;){let i=Oe(e).nextSibling;Oe(e).remove(),e=i}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},P=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,n,i,s,r){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=n,this._$AM=s,this.options=r,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=u}_$AI(e,n=this,i,s){let r=this.strings,o=!1;if(r===void 0)e=R(this,e,n,0),o=!U(e)||e!==this._$AH&&e!==k,o&&(this._$AH=e);else{let a=e,l,d;for(e=r[0],l=0;l<r.length-1;l++)d=R(this,a[i+l],n,l),d===k&&(d=this._$AH[l]),o||=!U(d)||d!==this._$AH[l],d===u?e=u:e!==u&&(e+=(d??"")+r[l+1]),this._$AH[l]=d}o&&!s&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},G=class extends P{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},J=class extends P{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},Q=class extends P{constructor(e,n,i,s,r){super(e,n,i,s,r),this.type=5}_$AI(e,n=this){if((e=R(this,e,n,0)??u)===k)return;let i=this._$AH,s=e===u&&i!==u||e.capture!==i.capture||e.once!==i.once||e.passive!==i.passive,r=e!==u&&(i===u||s);s&&this.element.removeEventListener(this.name,this,i),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},X=class{constructor(e,n,i){this.element=e,this.type=6,this._$AN=void 0,this._$AM=n,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(e){R(this,e)}},Ye={M:be,P:$,A:ye,C:1,L:Fe,R:Z,D:je,V:R,I:L,H:P,N:J,U:Q,B:G,F:X},Jt=ve.litHtmlPolyfillSupport;Jt?.(B,L),(ve.litHtmlVersions??=[]).push("3.3.3");var Ze=(t,e,n)=>{let i=n?.renderBefore??e,s=i._$litPart$;if(s===void 0){let r=n?.renderBefore??null;i._$litPart$=s=new L(e.insertBefore(N(),r),r,void 0,n??{})}return s._$AI(t),s};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var $e=globalThis,x=class extends _{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let n=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Ze(n,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return k}};x._$litElement$=!0,x.finalized=!0,$e.litElementHydrateSupport?.({LitElement:x});var Qt=$e.litElementPolyfillSupport;Qt?.({LitElement:x});($e.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function Ge(t){let{turn:e,phase:n}=t.conversation;if(n!=="talking"||!e?.question)return u;let i=e.question.type==="open",s=t.put(i?"answer":"or_type"),r=t.say(i?"answer":"or_words");return c`<div class="foot">
    <form class="composer" @submit=${o=>en(t,e,o)}>
      <label class="vh" for="words">${s}</label>
      <textarea
        id="words"
        rows="1"
        dir="auto"
        placeholder=${r}
        maxlength="20000"
        enterkeyhint="send"
        .readOnly=${t.conversation.busy}
        .value=${t.conversation.draft(e).text}
        @input=${o=>Qe(t,e,o.target.value)}
        @keydown=${o=>tn(o)}
      ></textarea>
      ${t.speech.available?Xt(t,e):u}
      <button type="submit" class="primary send" ?disabled=${t.conversation.busy}>
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M3 10h13M11 5l5 5-5 5" />
        </svg>
        <span class="vh">${t.put("send")}</span>
      </button>
      <p class="vh" role="status">${t.speech.listening?t.put("listening"):""}</p>
    </form>
  </div>`}function Je(t){!t||CSS.supports("field-sizing","content")||(t.style.height="auto",t.style.height=`${t.scrollHeight+2}px`)}function Xt(t,e){let{listening:n}=t.speech,i=t.conversation.draft(e).text;return c`<button
    type="button"
    class="quiet microphone"
    aria-pressed=${n?"true":"false"}
    aria-label=${t.say("speak")}
    title=${t.say("speech_note")}
    @click=${()=>t.speech.toggle(t.conversation.language,i,s=>Qe(t,e,s))}
  >
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <rect x="7.5" y="2.5" width="5" height="9" rx="2.5" />
      <path d="M4.5 9.5a5.5 5.5 0 0 0 11 0M10 15v3" />
    </svg>
  </button>`}function Qe(t,e,n){let{conversation:i}=t;i.pace.input(),i.write(e,{...i.draft(e),text:n})}function en(t,e,n){n.preventDefault();let i=t.conversation.draft(e).text.trim();i&&t.submit({text:i,shown:i})}function tn(t){t.key!=="Enter"||t.shiftKey||t.isComposing||(t.preventDefault(),t.target.form?.requestSubmit())}var Xe="text/event-stream",v=class extends Error{constructor(n,i,s){super(i);this.status=n;this.retryAfter=s}get passing(){return[429,502,503,504].includes(this.status)}},b=class extends Error{},te=class{constructor(e){this.base=e}study(e,n){let i=new URLSearchParams;return e&&i.set("wave",e),n&&i.set("language",n),this.call("GET",`/api/study?${i}`)}start(e){let n={wave:e.wave,language:e.language,consent:!0};return e.respondent&&(n.respondent=e.respondent),e.invite&&(n.invite=e.invite),this.call("POST","/api/interviews",{body:n})}read(e,n){return this.call("GET",ee(e),{token:n})}async send(e,n,i,s=()=>{}){let{shown:r,...o}=i,a=await this.ask("POST",ee(e,"messages"),{token:n,body:o,accept:`${Xe}, application/json;q=0.9`});try{return!a.headers.get("Content-Type")?.startsWith(Xe)||!a.body?(await a.json()).turn:await nn(a.body,s)}catch(l){throw l instanceof v?l:new b(String(l))}}async reopen(e,n,i,s){let r=s?{question:i,item:s}:{question:i};return(await this.call("POST",ee(e,"reopen"),{token:n,body:r})).turn}async stop(e,n){return(await this.call("POST",ee(e,"stop"),{token:n,body:{}})).turn}async call(e,n,i={}){let s=await this.ask(e,n,i);try{return await s.json()}catch(r){throw new b(String(r))}}async ask(e,n,{token:i,body:s,accept:r="application/json"}){let o={Accept:r};i&&(o.Authorization=`Bearer ${i}`),s!==void 0&&(o["Content-Type"]="application/json");let a={method:e,headers:o,credentials:"omit",cache:"no-store",referrerPolicy:"no-referrer",signal:AbortSignal.timeout(45e3)};s!==void 0&&(a.body=JSON.stringify(s));let l,d;try{if(l=await fetch(this.base+n,a),l.ok)return l;d=await l.json()}catch(h){throw new b(String(h))}let{title:p}=d;throw new v(l.status,p??l.statusText,Number(l.headers.get("Retry-After"))||0)}};async function nn(t,e){let n=t.getReader(),i=new TextDecoder,s="",r="";for(;;){let{done:o,value:a}=await n.read();if(o)throw new b("the stream was cut");let l=(s+i.decode(a,{stream:!0})).split(`

`);s=l.pop()??"";for(let d of l){let[,p,h]=/^event: (\w+)\ndata: (.*)$/s.exec(d)??[];if(!p||!h)continue;let f=JSON.parse(h);if(p==="turn")return f;if(p==="problem"){let{status:m,title:g}=f;throw new v(m,g,0)}p==="delta"&&(r+=f.text)}r&&e(r)}}function ee(t,e=""){return`/api/interviews/${encodeURIComponent(t)}${e&&`/${e}`}`}var ne=class{constructor(e){this.name=e;this.kept=this.stored()}get all(){return this.kept}keep(e){this.kept=Object.fromEntries(Object.entries({...this.kept,...e}).filter(([,n])=>n!==void 0));try{sessionStorage.setItem(this.name,JSON.stringify(this.kept))}catch{}}forget(){this.kept={};try{sessionStorage.removeItem(this.name)}catch{}}draft(e){return this.kept.drafts?.[e]}write(e,n){let{[e]:i,...s}=this.kept.drafts??{};this.keep({drafts:n?{...s,[e]:n}:s})}stored(){try{let e=JSON.parse(sessionStorage.getItem(this.name)??"{}");return typeof e=="object"&&e!==null?e:{}}catch{return{}}}};var ie=class{constructor(){this.turn=-1;this.shown="";this.first=null;this.edits=0;this.pasted=0;this.left=0}begin(e){e!==this.turn&&(this.turn=e,this.shown=new Date().toISOString(),this.first=null,this.edits=this.pasted=this.left=0)}input(){this.first??=new Date().toISOString(),this.edits+=1}paste(e){this.pasted+=e}away(){this.left+=1}gathered(e){return{shown_at:this.shown,first_input_at:this.first,submitted_at:new Date().toISOString(),characters:e,edits:this.edits,pasted:this.pasted,focus_lost:this.left,device:sn()}}};function sn(){return matchMedia("(pointer: coarse)").matches?Math.min(screen.width,screen.height)<600?"phone":"tablet":"desktop"}var et={start:"I agree, start",decline:"No, thank you",declined:"Nothing was recorded. You may close this page.",reconsider:"Back",open:"Take part in the interview",close:"Close",loading:"Loading…",consent_title:"Before we start",about:"Your consent",privacy:"Your data",language:"Language",minutes:"About {n} minutes",left:"about {n} min left",left_one:"about a minute left",done:"{n} % done",progress:"Progress",conversation:"Conversation",interviewer:"Interviewer",you:"You",typing:"The interviewer is writing…",send:"Send",answer:"Your answer",or_type:"Or answer in your own words",or_words:"Or in your own words",speak:"Speak your answer",listening:"Listening… press again to stop",speech_note:"Your browser turns speech into text; it may use its maker's service for that.",continue:"Continue",choose_one:"Choose one answer",choose_many:"Choose all that apply",choose_most:"Choose up to {n}",choose_least:"Choose at least {n}",specify:"Please say which",not_number:"Please enter a number.",number_between:"Please enter a number from {low} to {high}.",number_least:"Please enter a number of at least {low}.",number_most:"Please enter a number of at most {high}.",number:"Number",open_rows:"Some rows are still open. Fill them in, or press “{button}” again to leave them open.",rows_done:"{done} of {all} rows answered",nothing_chosen:"Nothing is chosen yet.",dont_know:"Don't know",refused:"Prefer not to say",not_applicable:"Does not apply",skipped:"Skipped",unmapped:"Not understood",answered:"Answered",menu:"Options",help:"Explain the question",skip:"Skip this question",refuse:"Prefer not to say",back:"Go back one question",review:"Review my answers",pause:"Pause",stop:"Stop the interview",say_help:"help",say_skip:"skip",say_refused:"I'd prefer not to answer",say_dont_know:"I don't know",say_not_applicable:"does not apply",say_back:"back",say_pause:"pause",change:"Change",change_what:"Change your answer: {what}",noted:"Noted as:",noted_rows:"What I noted, for you to correct",save:"Save changes",review_title:"Your answers",review_none:"There are no answers yet.",review_last:"This was the last question. Look through your answers, then finish.",finish:"Finish",return:"Back to the interview",stop_title:"Stop the interview?",stop_text:"What you have said so far stays saved. You cannot go on afterwards.",stop_yes:"Stop now",stop_no:"Go on",pause_title:"Paused",pause_text:"Your answers are saved. You may leave this page open, or come back with your link.",offline:"You are offline. Your answers are kept here and sent as soon as you are back.",retrying:"The server is not answering. Trying again; nothing is lost.",online:"You are back online.",elsewhere:"You went on with this interview in another window.",here:"Continue here",moved:"This interview went on in another place. Here is where it stands now.",resumed:"Welcome back. Here is where we were.",unusable:"That could not be taken. Please try again in other words.",too_long:"That is too long to send at once. Please shorten it.",unchanged:"There is no answer to change there.",gone:"This interview cannot be opened from here any more. Please use your link again.",bad_link:"This link has expired, was used already, or is not valid. Please ask whoever invited you for a new one.",personal:"Only people with a personal link can take part. Please use the link of your invitation.",already:"You have already taken part in this study. Thank you.",shut:"This study takes no interviews at the moment.",failed:"The interview could not be loaded.",refused_here:"The interview cannot be shown on this page.",again:"Try again",go_on:"Go on"},rn={start:"Ich stimme zu, los geht's",decline:"Nein, danke",declined:"Es wurde nichts gespeichert. Sie können diese Seite schließen.",reconsider:"Zurück",open:"Am Interview teilnehmen",close:"Schließen",loading:"Wird geladen…",consent_title:"Bevor wir beginnen",about:"Ihre Einwilligung",privacy:"Ihre Daten",language:"Sprache",minutes:"Etwa {n} Minuten",left:"noch etwa {n} Min.",left_one:"noch etwa eine Minute",done:"{n} % geschafft",progress:"Fortschritt",conversation:"Gespräch",interviewer:"Interviewer",you:"Sie",typing:"Der Interviewer schreibt…",send:"Senden",answer:"Ihre Antwort",or_type:"Oder antworten Sie in eigenen Worten",or_words:"Oder in eigenen Worten",speak:"Antwort sprechen",listening:"Ich höre zu… zum Beenden erneut drücken",speech_note:"Ihr Browser wandelt Sprache in Text um und nutzt dafür womöglich einen Dienst seines Herstellers.",continue:"Weiter",choose_one:"Wählen Sie eine Antwort",choose_many:"Wählen Sie alles Zutreffende",choose_most:"Wählen Sie höchstens {n}",choose_least:"Wählen Sie mindestens {n}",specify:"Bitte geben Sie an, was",not_number:"Bitte geben Sie eine Zahl ein.",number_between:"Bitte geben Sie eine Zahl von {low} bis {high} ein.",number_least:"Bitte geben Sie eine Zahl ab {low} ein.",number_most:"Bitte geben Sie eine Zahl bis {high} ein.",number:"Zahl",open_rows:"Einige Zeilen sind noch offen. Füllen Sie sie aus, oder drücken Sie noch einmal „{button}“, um sie offen zu lassen.",rows_done:"{done} von {all} Zeilen beantwortet",nothing_chosen:"Es ist noch nichts gewählt.",dont_know:"Weiß nicht",refused:"Keine Angabe",not_applicable:"Trifft nicht zu",skipped:"Übersprungen",unmapped:"Nicht verstanden",answered:"Beantwortet",menu:"Optionen",help:"Frage erklären",skip:"Frage überspringen",refuse:"Keine Angabe",back:"Eine Frage zurück",review:"Meine Antworten ansehen",pause:"Pause",stop:"Interview beenden",say_help:"Hilfe",say_skip:"überspringen",say_refused:"Keine Angabe",say_dont_know:"Weiß nicht",say_not_applicable:"trifft nicht zu",say_back:"zurück",say_pause:"Pause",change:"Ändern",change_what:"Ihre Antwort ändern: {what}",noted:"Notiert als:",noted_rows:"Was ich notiert habe; Sie können es berichtigen",save:"Änderungen speichern",review_title:"Ihre Antworten",review_none:"Es gibt noch keine Antworten.",review_last:"Das war die letzte Frage. Sehen Sie Ihre Antworten durch und schließen Sie dann ab.",finish:"Abschließen",return:"Zurück zum Interview",stop_title:"Interview beenden?",stop_text:"Was Sie bisher gesagt haben, bleibt gespeichert. Danach geht es nicht weiter.",stop_yes:"Jetzt beenden",stop_no:"Weitermachen",pause_title:"Pause",pause_text:"Ihre Antworten sind gespeichert. Sie können diese Seite offen lassen oder über Ihren Link wiederkommen.",offline:"Sie sind offline. Ihre Antworten bleiben hier und werden gesendet, sobald Sie wieder verbunden sind.",retrying:"Der Server antwortet nicht. Es wird weiter versucht; nichts geht verloren.",online:"Sie sind wieder online.",elsewhere:"Sie haben dieses Interview in einem anderen Fenster fortgesetzt.",here:"Hier fortsetzen",moved:"Dieses Interview ging an anderer Stelle weiter. Hier ist der jetzige Stand.",resumed:"Willkommen zurück. Hier waren wir stehen geblieben.",unusable:"Das konnte nicht übernommen werden. Bitte versuchen Sie es mit anderen Worten.",too_long:"Das ist zu lang, um es auf einmal zu senden. Bitte kürzen Sie es.",unchanged:"Dort gibt es keine Antwort zu ändern.",gone:"Dieses Interview lässt sich von hier nicht mehr öffnen. Bitte nutzen Sie noch einmal Ihren Link.",bad_link:"Dieser Link ist abgelaufen, wurde schon benutzt oder ist ungültig. Bitte fragen Sie die einladende Stelle nach einem neuen.",personal:"Nur Personen mit persönlichem Link können teilnehmen. Bitte benutzen Sie den Link aus Ihrer Einladung.",already:"Sie haben an dieser Studie schon teilgenommen. Vielen Dank.",shut:"Diese Studie nimmt zurzeit keine Interviews an.",failed:"Das Interview konnte nicht geladen werden.",refused_here:"Das Interview kann auf dieser Seite nicht gezeigt werden.",again:"Noch einmal versuchen",go_on:"Weiter"},tt={en:et,de:rn};function nt(t,e,n={}){return(st(t,e)??(tt[xe(t.language)]??et)[e]).replace(/\{(\w+)\}/g,(s,r)=>String(n[r]??""))}function it(t,e){let{language:n}=t;return st(t,e)!==void 0||xe(n)in tt?n:"en"}function st({words:t},e){return e.startsWith("say_")||!Object.hasOwn(t,e)?void 0:t[e]}function se(t){try{let e=new Intl.DisplayNames([t],{type:"language"}).of(t)??t;return e.charAt(0).toLocaleUpperCase(t)+e.slice(1)}catch{return t}}function ke(t){return["ar","fa","he","ur","ps","yi"].includes(xe(t))?"rtl":"ltr"}function xe(t){return t.split("-")[0]?.toLowerCase()??"en"}var re=class{constructor(e){this.aside=e;this.channel=null;this.me=Ae()}claim(e){this.leave(),"BroadcastChannel"in globalThis&&(this.channel=new BroadcastChannel(`interview-widget:${e}`),this.channel.onmessage=n=>{n.data.from!==this.me&&this.aside()},this.channel.postMessage({from:this.me}))}leave(){this.channel?.close(),this.channel=null}};function Ae(){return Array.from(crypto.getRandomValues(new Uint32Array(4)),t=>t.toString(36)).join("-")}var rt=[401,403,404,410],on=300,an=1e3,ln=3e4,oe=class{constructor(e,n){this.setting=e;this.listener=n;this.phase="idle";this.study=null;this.turn=null;this.lines=[];this.busy=!1;this.slow=!1;this.coming="";this.trouble=null;this.note=null;this.failure="failed";this.pace=new ie;this.tabs=new re(()=>this.step_aside());this.wake=new Set;this.over=!1;this.hear=e=>{this.coming=e,this.listener.changed()};this.online=()=>{this.trouble=null,this.rouse(),this.listener.changed()};this.offline=()=>{this.trouble="offline",this.listener.changed()};this.api=new te(e.base);let{base:i,study:s,wave:r}=e;this.memory=new ne(`interview-widget:${[i,s,r].join("|")}`);let{invite:o,respondent:a}=e,l={...o&&{invite:o},...a&&{respondent:a}},d=this.memory.all;Object.entries(l).some(([p,h])=>d[p]!==h)&&this.memory.forget(),this.memory.keep(l),this.language=this.memory.all.language??e.language??"en",addEventListener("online",this.online),addEventListener("offline",this.offline)}close(){this.over=!0,removeEventListener("online",this.online),removeEventListener("offline",this.offline),this.tabs.leave(),this.rouse()}get begun(){return this.memory.all.token!==void 0}get tongue(){let{study:e,language:n}=this;return{language:n,words:e?.language===n?e.words??{}:{}}}say(e,n={}){return nt(this.tongue,e,n)}async open(){this.to("loading");try{this.learn(await this.api.study(this.setting.wave,this.asked_language)),this.begun?await this.resume():this.study?.open_to_all===!1&&!this.memory.all.invite?this.close_off():this.to("consent")}catch(e){this.fail(e)}}async speak(e){this.memory.keep({language:e}),this.language=e,await this.open()}decline(){this.to("declined"),this.listener.tell("closed",{status:"declined"})}reconsider(){this.to("consent")}async begin(){let{study:e}=this;this.busy||!e||await this.working(async()=>{let{id:n,token:i}=await this.insist(()=>this.api.start({wave:this.setting.wave??e.wave,language:this.language,respondent:this.memory.all.respondent??null,invite:this.memory.all.invite??null}));this.memory.keep({id:n,token:i,language:this.language}),this.listener.tell("started",{interview:n}),await this.refresh(),this.lines.some(s=>s.from==="respondent")&&(this.note="resumed"),this.tabs.claim(n)}).catch(n=>this.fail(n))}async send(e){let n=this.turn;if(this.busy||this.phase!=="talking"||!n)return!1;let i=this.pace.gathered((e.text??"").length),s={message_id:Ae(),turn:n.seq,paradata:i,...e};return this.memory.keep({outgoing:s}),this.write(n,null),this.add_reply(n,s),await this.working(()=>this.deliver(s)),!0}async change(e,n){this.busy||this.phase!=="talking"||await this.working(async()=>{let i=(await this.read()).answers?.find(r=>at(r,e,n)),s=await this.insist(()=>this.api.reopen(...this.key,e,n));i&&s.question&&this.write(s,cn(i)),this.arrive(s)}).catch(i=>this.settle(i,"unchanged"))}async correct(e,n,i){if(this.busy||this.phase!=="talking")return;let{id:s,item:r}=e.question,o=null;await this.working(async()=>{o=await this.insist(()=>this.api.reopen(...this.key,s,r?.id??null)),this.arrive(o)}).catch(a=>this.settle(a,"unchanged")),o&&await this.send({answer:n,shown:i})}async stop(){this.busy||await this.working(async()=>{this.arrive(await this.insist(()=>this.api.stop(...this.key)))}).catch(e=>this.settle(e,"unusable"))}async answers(){return(await this.read()).answers??[]}async here(){let{id:e}=this.memory.all;e&&(this.to("loading"),await this.resume().catch(n=>this.fail(n)))}draft(e){return this.memory.draft(ot(e))??{text:"",value:null,other:""}}write(e,n){this.memory.write(ot(e),n),this.listener.changed()}dismiss_note(){this.note=null,this.listener.changed()}close_off(){this.failure="personal",this.to("failed")}get asked_language(){return this.memory.all.language??this.setting.language}get key(){return[this.memory.all.id??"",this.memory.all.token??""]}learn(e){this.study=e,this.language=e.language}async resume(){let e=this.memory.all.outgoing;await this.refresh(),this.tabs.claim(this.key[0]),this.phase==="talking"&&(this.note="resumed"),e&&this.phase==="talking"&&(this.turn?.seq===e.turn&&this.add_reply(this.turn,e),await this.working(async()=>{await this.deliver(e),this.phase==="talking"&&await this.refresh()})),this.listener.changed()}async refresh(){this.adopt(await this.read())}read(){return this.insist(()=>this.api.read(...this.key))}adopt(e){let n=new Map(this.lines.map(r=>[r.key,r.echo])),i=null,s=null;this.lines=e.messages.map(r=>{r.from==="interviewer"&&([i,s]=[r.question??null,r.item??null]);let{seq:o,from:a,text:l,kind:d=""}=r,p=n.get(`${o}`);return{key:`${o}`,from:a,text:l,kind:d,question:i,item:s,...p&&{echo:p}}}),this.take(e.turn)}arrive(e){let{seq:n,text:i,kind:s,question:r}=e,o=`${n}`;if(!this.lines.some(a=>a.key===o)){let[a,l]=[r?.id??null,r?.item?.id??null];this.lines=[...this.lines,{key:o,from:"interviewer",text:i,kind:s,question:a,item:l}]}this.take(e)}take(e){this.coming="";let n=this.turn?.seq!==e.seq;if(this.turn=e,this.pace.begin(e.seq),e.language&&e.language!==this.language&&this.relearn(e.language),e.status==="in_progress")this.phase="talking",n&&this.listener.tell("progress",{progress:e.progress});else if(this.phase!=="ended"){this.phase="ended",this.tabs.leave();let{status:i}=e;(i==="completed"||i==="screened_out")&&this.listener.tell(i,{}),this.listener.tell("closed",{status:i})}this.listener.changed()}async relearn(e){this.language=e,this.memory.keep({language:e});let n=await this.insist(()=>this.api.study(this.setting.wave,e));this.study=n,this.listener.changed()}add_reply(e,n){let i={key:`${e.seq+1}`,from:"respondent",text:n.shown,kind:"reply",question:e.question?.id??null,item:e.question?.item?.id??null};this.lines=[...this.lines.filter(s=>s.key!==i.key),i]}async deliver(e){let n=this.turn,i;try{i=await this.insist(()=>this.api.send(...this.key,e,this.hear))}catch(s){await this.turned_down(s,e);return}this.memory.keep({outgoing:void 0}),this.note=null,this.arrive(i),n?.question&&e.text!==void 0&&n.question.type!=="open"&&await this.heard(n,n.question)}async heard(e,n){let{answers:i=[]}=await this.read(),s=i.find(o=>at(o,n.id,n.item?.id??null)),r=`${e.seq+1}`;s?.state!=="answered"||s.value===null||(this.lines=this.lines.map(o=>o.key===r?{...o,echo:s}:o),this.listener.changed())}async turned_down(e,n){if(!(e instanceof v)){this.settle(e,"failed");return}this.memory.keep({outgoing:void 0}),this.lines=this.lines.filter(i=>i.key!==`${n.turn+1}`),this.turn&&this.write(this.turn,{text:n.text??"",value:n.answer??null,other:""}),rt.includes(e.status)?this.fail(e):e.status===409?(await this.refresh(),this.note=this.phase==="talking"?"moved":null):this.settle(e,e.status===413?"too_long":"unusable")}settle(e,n){if(e instanceof v&&[401,403].includes(e.status))this.fail(e);else if(e instanceof v)this.note=n;else if(!(this.over&&e instanceof b))throw e;this.listener.changed()}fail(e){if(!(e instanceof v||e instanceof b))throw e;this.failure=this.why(e),this.to("failed")}why(e){return e instanceof b?new URL(this.setting.base,location.href).origin!==location.origin&&navigator.onLine?"refused_here":"failed":this.begun?rt.includes(e.status)?"gone":"failed":e.status===409?"already":[401,403,404,410,422].includes(e.status)?this.memory.all.invite?"bad_link":"shut":"failed"}async working(e){this.busy=!0;let n=setTimeout(()=>{this.slow=!0,this.listener.changed()},on);this.listener.changed();try{await e()}finally{clearTimeout(n),this.busy=this.slow=!1,this.coming="",this.listener.changed()}}async insist(e){for(let n=an;;n=Math.min(n*2,ln))try{let i=await e();return this.trouble=null,i}catch(i){if(!(i instanceof v?i.passing:i instanceof b)||this.over)throw i;let r=i instanceof v?i.retryAfter*1e3:0;this.trouble=navigator.onLine?"retrying":"offline",this.listener.changed(),await this.sleep(Math.max(n,r)*(1+Math.random()/4))}}sleep(e){return new Promise(n=>{let i=()=>{clearTimeout(s),this.wake.delete(i),n()},s=setTimeout(i,e);this.wake.add(i)})}rouse(){for(let e of[...this.wake])e()}step_aside(){(this.phase==="talking"||this.phase==="loading")&&this.to("elsewhere")}to(e){this.phase=e,this.listener.changed()}};function ot({question:t,kind:e}){return[t?.id,t?.item?.id??"",e==="probe"?e:""].join("|")}function at(t,e,n){return t.question.id===e&&(t.question.item?.id??null)===n}function cn(t){return{text:t.question.type==="open"&&t.state==="answered"?t.words:"",value:t.value,other:""}}function lt(t){switch(t.dialog){case"review":case"finish":return dn(t,t.dialog==="finish");case"pause":return Se(t,"pause_title",c`<p>${t.put("pause_text")}</p>`,[M(t,"primary","go_on",()=>t.shut())]);case"stop":return Se(t,"stop_title",c`<p>${t.put("stop_text")}</p>`,[M(t,"primary","stop_no",()=>t.shut()),M(t,"plain","stop_yes",()=>{t.shut(),t.conversation.stop()})]);case null:return u}}function dn(t,e){let n=c`${e?c`<p>${t.put("review_last")}</p>`:u}
  ${t.answers.length?c`<dl class="answers">${t.answers.map(s=>un(t,s))}</dl>`:c`<p class="hint">
          ${t.put(t.conversation.busy?"loading":"review_none")}
        </p>`}`,i=e?[M(t,"primary","finish",()=>t.finish()),M(t,"plain","return",()=>t.shut())]:[M(t,"primary","return",()=>t.shut())];return Se(t,"review_title",n,i)}function un(t,e){let{question:n,state:i,words:s}=e,r=[n.title||e.text,n.item?.label].filter(Boolean).join(": ");return c`<div class="answer">
    <dt dir="auto">${r}</dt>
    <dd dir="auto" class=${i==="answered"?"":"hint"}>
      ${i==="answered"?s:t.put(pn(i))}
    </dd>
    <dd class="act">
      <button
        type="button"
        class="quiet"
        aria-label=${t.say("change_what",{what:r})}
        @click=${()=>{t.change(n.id,n.item?.id??null)}}
      >
        ${t.put("change")}
      </button>
    </dd>
  </div>`}var hn=["dont_know","refused","not_applicable","skipped","unmapped"];function pn(t){return hn.includes(t)?t:"answered"}function Se(t,e,n,i){return c`<dialog class="sheet" aria-labelledby="sheet-title" @close=${()=>t.shut()}>
    <h2 id="sheet-title" tabindex="-1" autofocus>${t.put(e)}</h2>
    <div class="matter">${n}</div>
    <div class="buttons">${i}</div>
  </dialog>`}function M(t,e,n,i){return c`<button type="button" class=${e} @click=${i}>${t.put(n)}</button>`}function C(t){let{study:e,phase:n,turn:i}=t.conversation,s=n==="talking"||n==="ended"&&i?.status==="completed";return c`<header class=${n}>
    <div class="top">
      <p class="title" dir="auto">${e?.title??""}</p>
      ${n==="talking"?fn(t):u}
      ${t.mode==="inline"?u:bn(t)}
    </div>
    ${s?mn(t):u}
  </header>`}function mn(t){let{turn:e,study:n}=t.conversation,i=e?.progress??0,s=Math.round(i*100),r=e?.question?.section??"",o=n?.minutes&&i<1?Math.round(n.minutes*(1-i)):null,a=[["done",s]];o!==null&&a.push(o>1?["left",o]:["left_one",1]);let l=a.map(([d,p])=>t.say(d,{n:p}));return c`<div class="progress">
    <div
      class="bar"
      role="progressbar"
      aria-label=${t.say("progress")}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${s}
      aria-valuetext=${[r,...l].filter(Boolean).join(", ")}
    >
      <svg width="100%" height="4" aria-hidden="true">
        <rect width="${s}%" height="4" rx="2" />
      </svg>
    </div>
    <p aria-hidden="true">
      ${r?c`<span dir="auto">${r}</span>`:u}
      <span>${a.map(([d,p],h)=>c`${h?" · ":""}${t.put(d,{n:p})}`)}</span>
    </p>
  </div>`}function fn(t){let{study:e,language:n,busy:i,lines:s}=t.conversation,r=(e?.languages??[]).filter(a=>a!==n),o=s.some(a=>a.from==="respondent");return c`<div class="menu" @focusout=${a=>vn(t,a)}>
    <button
      type="button"
      class="menu-button quiet"
      aria-expanded=${t.menu?"true":"false"}
      aria-controls="menu"
      @click=${()=>t.toggle_menu()}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="4" cy="10" r="1.7" />
        <circle cx="10" cy="10" r="1.7" />
        <circle cx="16" cy="10" r="1.7" />
      </svg>
      <span>${t.put("menu")}</span>
    </button>
    <ul id="menu" ?hidden=${!t.menu}>
      ${z(t,"help",()=>t.command("say_help"),i)}
      ${z(t,"skip",()=>t.command("say_skip"),i)}
      ${z(t,"refuse",()=>t.command("say_refused"),i)}
      ${o?z(t,"back",()=>{t.back()},i):u}
      ${z(t,"review",()=>{t.review()})}
      ${r.map(a=>gn(t,a,i))}
      ${z(t,"pause",()=>t.ask("pause"))}
      ${z(t,"stop",()=>t.ask("stop"))}
    </ul>
  </div>`}function z(t,e,n,i=!1){return c`<li class=${e}>
    <button type="button" ?disabled=${i} @click=${n}>${t.put(e)}</button>
  </li>`}function gn(t,e,n){let i=se(e);return c`<li>
    <button type="button" lang=${e} ?disabled=${n} @click=${()=>{t.toggle_menu(!1),t.submit({text:i,shown:i})}}>
      <bdi>${i}</bdi>
    </button>
  </li>`}function vn(t,e){let n=e.relatedTarget;t.menu&&n&&!e.currentTarget.contains(n)&&t.toggle_menu(!1)}function bn(t){return c`<button
    type="button"
    class="quiet close"
    aria-label=${t.say("close")}
    @click=${()=>t.hide()}
  >
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M5 5l10 10M15 5L5 15" />
    </svg>
  </button>`}function ct(t,e,n){let i=[window.opener,window.parent===window?null:window.parent];for(let s of i)if(s)for(let r of new Set(n))yn(r)&&s.postMessage({type:`interview:${t}`,...e},r)}function yn(t){try{return new URL(t).origin===t}catch{return!1}}function dt(){let t=globalThis;return t.SpeechRecognition??t.webkitSpeechRecognition}var ae=class{constructor(e){this.changed=e;this.listening=!1;this.recognition=null}get available(){return dt()!==void 0}toggle(e,n,i){if(this.recognition){this.recognition.stop();return}let s=dt();if(!s)return;let r=new s;r.lang=e,r.interimResults=!0,r.continuous=!0,r.onresult=({results:o})=>{let a=Array.from(o,l=>l[0]?.transcript??"").join("");i([n,a.trim()].filter(Boolean).join(" "))},r.onend=r.onerror=()=>this.ended(),r.start(),this.recognition=r,this.listening=!0,this.changed()}stop(){this.recognition?.stop()}ended(){this.recognition=null,this.listening=!1,this.changed()}};var wn=y`
  :host {
    --_accent: var(--interview-accent, light-dark(#1f56a8, #9fc1f7));
    --_on-accent: var(--interview-on-accent, light-dark(#ffffff, #0c1a30));
    --_tint: var(--interview-tint, light-dark(#e9f0fb, #22324b));
    --_background: var(--interview-background, light-dark(#ffffff, #14181f));
    --_surface: var(--interview-surface, light-dark(#f5f7fa, #1c222c));
    --_text: var(--interview-text, light-dark(#1a2230, #e8ecf2));
    --_muted: var(--interview-muted, light-dark(#556072, #a7b1c0));
    --_line: var(--interview-line, light-dark(#dfe4eb, #303947));
    --_edge: var(--interview-edge, light-dark(#848e9d, #76829a));
    --_warning: var(--interview-warning, light-dark(#9a3412, #fdba8c));
    --_radius: var(--interview-radius, 12px);
    --_font: var(--interview-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
    --_width: var(--interview-width, 46rem);
    color-scheme: light dark;
    display: block;
    font: 1rem/1.5 var(--_font);
    color: var(--_text);
    text-align: start;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme="light"]) {
    color-scheme: light;
  }
  :host([theme="dark"]) {
    color-scheme: dark;
  }
  :host([mode="inline"]) {
    block-size: var(--interview-height, 42rem);
    max-block-size: 100dvh;
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  p,
  h2,
  h3,
  dl,
  dd,
  ul,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .vh {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  [tabindex="-1"]:focus {
    outline: none;
  }
`,_n=y`
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
  }
  button,
  a.primary {
    min-block-size: 2.75rem;
    padding: 0.5rem 1.1rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
    text-decoration: none;
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .primary:hover:enabled {
    filter: brightness(1.08);
  }
  .plain {
    border-color: var(--_edge);
  }
  .plain:hover:enabled,
  .quiet:hover:enabled {
    background: var(--_surface);
  }
  .quiet {
    min-block-size: 2.25rem;
    padding: 0.25rem 0.6rem;
    color: var(--_muted);
  }
  .field,
  textarea,
  select {
    min-block-size: 2.75rem;
    padding: 0.55rem 0.8rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_background);
  }
  .field:focus-visible,
  textarea:focus-visible {
    outline-offset: 0;
    border-color: var(--_accent);
  }
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input[type="radio"],
  input[type="checkbox"] {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    flex: none;
    accent-color: var(--_accent);
    cursor: inherit;
  }
  [dir="rtl"] :is(.send, .bar) svg {
    transform: scaleX(-1);
  }
  /* Choices and answers stand in a column, whichever way each of them runs. */
  .chip,
  dt,
  dd {
    text-align: left;
  }
  [dir="rtl"] :is(.chip, dt, dd) {
    text-align: right;
  }
  .hint {
    color: var(--_muted);
    font-size: 0.9rem;
  }
  .warning {
    color: var(--_warning);
    font-size: 0.9rem;
    font-weight: 600;
  }
  .warning:empty {
    display: none;
  }
`,$n=y`
  .shell {
    container: shell / size;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    position: relative;
    background: var(--_background);
    border: var(--interview-border, 1px solid var(--_line));
    border-radius: var(--interview-shell-radius, 16px);
    overflow: hidden;
  }
  header {
    padding: 0.75rem 1.25rem 0.6rem;
    border-block-end: 1px solid var(--_line);
  }
  header > *,
  .log,
  .answering,
  div.ended,
  .dots,
  .coming,
  section.consent,
  .notes > *,
  .foot > * {
    inline-size: 100%;
    max-inline-size: var(--_width);
    margin-inline: auto;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 2.25rem;
  }
  .title {
    flex: 1;
    font-weight: 600;
    font-size: 0.95rem;
    line-height: 1.35;
    text-wrap: balance;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
  }
  header.consent .title {
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }
  .progress p {
    display: flex;
    justify-content: space-between;
    gap: 0 1rem;
    white-space: nowrap;
    padding-block-start: 0.35rem;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .progress span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .bar {
    padding-block-start: 0.4rem;
    line-height: 0;
  }
  .bar svg {
    border-radius: 2px;
    background: var(--_line);
  }
  .bar rect {
    fill: var(--_accent);
    stroke: none;
    transition: width 0.3s;
  }
  .menu {
    position: relative;
  }
  .menu-button,
  .close {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    font-size: 0.9rem;
  }
  .menu-button circle {
    fill: currentColor;
    stroke: none;
  }
  .menu ul {
    position: absolute;
    inset-inline-end: 0;
    inset-block-start: calc(100% + 0.25rem);
    z-index: 2;
    min-inline-size: 15rem;
    max-block-size: min(28rem, calc(100cqh - 5rem));
    overflow: auto;
    padding: 0.4rem;
    list-style: none;
    background: var(--_background);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: 0 8px 30px rgb(0 0 0 / 0.16);
  }
  .menu li button {
    inline-size: 100%;
    padding: 0.45rem 0.8rem;
    text-align: start;
    border-radius: calc(var(--_radius) - 4px);
  }
  .menu li button:hover:enabled {
    background: var(--_surface);
  }
  .menu li:is(.review, .pause) {
    margin-block-start: 0.3rem;
    padding-block-start: 0.3rem;
    border-block-start: 1px solid var(--_line);
  }
  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 1.25rem;
    scrollbar-width: thin;
  }
`,kn=y`
  .log {
    display: flex;
    flex-direction: column;
    gap: 1.1rem;
  }
  .line {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
  }
  .said {
    white-space: pre-line;
    max-inline-size: 40rem;
  }
  .said p + p {
    margin-block-start: 0.6rem;
  }
  .notice {
    display: block;
    padding: 0.6rem 1rem;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.875rem;
  }
  summary {
    min-block-size: 1.5rem;
    cursor: pointer;
  }
  .notice p {
    padding-block-start: 0.4rem;
  }
  .line.now .said p:last-child {
    font-size: 1.125rem;
    font-weight: 600;
    line-height: 1.4;
    text-wrap: pretty;
  }
  .respondent {
    align-items: flex-end;
  }
  .respondent > .said {
    max-inline-size: min(85%, 34rem);
    padding: 0.55rem 0.95rem;
    border: 1px solid transparent;
    border-radius: 16px;
    border-end-end-radius: 4px;
    background: var(--_tint);
  }
  .change {
    min-block-size: 1.75rem;
    padding: 0 0.5rem;
    margin-block-start: 0.15rem;
    font-size: 0.8125rem;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.2em;
  }
  .heard {
    margin-block-start: 0.25rem;
    padding-inline: 0.5rem;
    color: var(--_muted);
    font-size: 0.875rem;
    white-space: pre-line;
  }
  .dots {
    display: flex;
    gap: 0.35rem;
    padding-block: 1rem 0.25rem;
  }
  .dots i {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--_edge);
    animation: dot 1.2s infinite;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(4) {
    animation-delay: 0.3s;
  }
  @keyframes dot {
    30% {
      transform: translateY(-0.3rem);
      opacity: 0.6;
    }
  }
  .answering {
    padding-block-start: 1rem;
  }
  div.ended {
    display: flex;
    align-items: center;
    gap: 1rem;
    padding-block: 1.25rem;
    color: var(--_accent);
  }
  .notes > :not(.empty) {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    padding: 0.5rem 1.25rem;
    font-size: 0.9rem;
  }
  .note:not(.empty) {
    background: var(--_surface);
  }
  .banner:not(.empty) {
    background: var(--_surface);
    color: var(--_warning);
    font-weight: 600;
  }
  .composer {
    display: flex;
    align-items: flex-end;
    gap: 0.5rem;
    position: relative;
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: 40cqh;
    field-sizing: content;
    resize: none;
    line-height: 1.5;
    border-radius: 1.4rem;
    padding-inline: 1.1rem;
  }
  .send,
  .microphone {
    display: inline-grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0;
    border-radius: 50%;
    flex: none;
  }
  .microphone[aria-pressed="true"] {
    background: var(--_tint);
    color: var(--_accent);
    border-color: var(--_accent);
  }
`,xn=y`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .chip {
    display: inline-flex;
    flex-direction: column;
    justify-content: center;
    max-inline-size: 100%;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_edge);
    border-radius: 1.4rem;
    background: var(--_background);
  }
  .chip:hover:enabled {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  .chip[aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  small {
    display: block;
    color: var(--_muted);
    font-size: 0.84rem;
  }
  .inline {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 0.6rem;
  }
  .chips + .inline,
  .other {
    margin-block-start: 0.9rem;
  }
  .inline label,
  .other {
    flex: 1 1 16rem;
    max-inline-size: 28rem;
    font-size: 0.9rem;
    color: var(--_muted);
  }
  .other {
    display: block;
  }
  .field {
    display: block;
    inline-size: 100%;
    font-size: 1rem;
    color: var(--_text);
  }
  .inline label:has(.number) {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.6rem;
  }
  .number {
    inline-size: 8rem;
  }
  .inline .warning {
    flex-basis: 100%;
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    gap: 0.5rem;
    padding-block: 0.5rem 0.9rem;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.9rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .check:hover {
    border-color: var(--_accent);
  }
  .check:has(:checked) {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  form .warning {
    padding-block: 0.3rem 0.6rem;
  }
  .grid > .warning {
    padding-block: 0.7rem 0;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    padding-block-start: 0.6rem;
    margin-inline-start: -0.6rem;
  }
  .ways .quiet {
    font-size: 0.9rem;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.2em;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    padding-block-start: 0.9rem;
  }
  .noted {
    inline-size: 100%;
    margin-block-start: 0.6rem;
    padding: 0.6rem 0.9rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_background);
  }
  .noted summary {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .noted form {
    padding-block-start: 0.6rem;
  }
`,An=y`
  .head {
    display: none;
  }
  .row {
    padding: 0.8rem 0.9rem 0.9rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .row + .row {
    margin-block-start: 0.6rem;
  }
  .row.missed .label::before {
    content: "● ";
    color: var(--_warning);
  }
  .label {
    flex-basis: 100%;
    font-weight: 600;
    line-height: 1.35;
  }
  .label:empty {
    display: none;
  }
  .cell {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-block-size: 2.75rem;
    padding: 0.4rem 0.75rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 2px);
    cursor: pointer;
    line-height: 1.3;
  }
  .cell:hover {
    border-color: var(--_accent);
  }
  .cell:has(:checked) {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  .cell:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 1px;
  }
  .cell input:focus-visible {
    outline: none;
  }
  .options .cell {
    flex: 1 1 40%;
    min-inline-size: min(100%, 9rem);
  }
  .options.wordy .cell {
    flex-basis: 100%;
  }
  .scale .cell {
    flex: 1 1 0;
    flex-direction: column;
    justify-content: center;
    gap: 0.25rem;
    min-inline-size: 2rem;
    padding: 0.4rem 0.1rem;
    font-variant-numeric: tabular-nums;
  }
  .scale .cell.apart {
    flex: 1 1 100%;
    flex-direction: row;
    justify-content: flex-start;
    min-block-size: 2rem;
    padding: 0.1rem 0.4rem;
    border-color: transparent;
    color: var(--_muted);
    font-size: 0.9rem;
  }
  .scale .cell.apart input {
    inline-size: 1.5rem;
    block-size: 1.1rem;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    padding: 0 0.25rem 0.6rem;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .ends span {
    max-inline-size: 48%;
  }
  .ends span:last-child {
    text-align: end;
  }
  @container shell (min-width: 38rem) {
    .table.scale,
    .table.options:not(.wordy, .n7, .n8, .n9, .n10, .n11, .n12) {
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      overflow: clip;

      .row,
      .ends,
      .head {
        display: grid;
        grid-template-columns: minmax(9.75rem, 2.6fr) repeat(var(--n), minmax(0, 1fr));
        align-items: center;
        gap: 0;
        padding: 0;
        border: 0;
        border-radius: 0;
        margin: 0;
      }
      .row + .row {
        border-block-start: 1px solid var(--_line);
      }
      .row:nth-child(odd) {
        background: var(--_surface);
      }
      .head {
        position: sticky;
        inset-block-start: -1.25rem;
        z-index: 1;
        background: var(--_background);
        border-block-end: 1px solid var(--_line);
        color: var(--_muted);
        font-size: 0.84rem;
        line-height: 1.25;
        text-align: center;
      }
      .head span {
        padding: 0.5rem 0.3rem;
      }
      .label {
        padding: 0.45rem 0.9rem;
        font-weight: 400;
        overflow-wrap: break-word;
        hyphens: auto;
      }
      .cell {
        justify-content: center;
        min-block-size: 2.75rem;
        padding: 0.3rem;
        border: 0;
        border-radius: 0;
        background: none;
      }
      .cell:hover {
        background: var(--_tint);
      }
      .caption {
        display: none;
      }
      .ends {
        padding-block-start: 0.5rem;
      }
      .ends span {
        max-inline-size: none;
        grid-column: 2 / span 3;
      }
      .ends span:last-child {
        grid-column: span 3 / calc(var(--n) + 2);
        grid-row: 1;
        padding-inline-end: 0.5rem;
      }
      &.escape .ends span:last-child {
        grid-column-end: calc(var(--n) + 1);
      }
      .cell.apart,
      .cell.apart input {
        min-block-size: 0;
        inline-size: auto;
      }
      .cell.apart input {
        inline-size: 1.25rem;
        block-size: 1.25rem;
      }
      .cell:has(:focus-visible) {
        outline-offset: -3px;
      }
    }
    .n2 {
      --n: 2;
    }
    .n3 {
      --n: 3;
    }
    .n4 {
      --n: 4;
    }
    .n5 {
      --n: 5;
    }
    .n6 {
      --n: 6;
    }
    .n7 {
      --n: 7;
    }
    .n8 {
      --n: 8;
    }
    .n9 {
      --n: 9;
    }
    .n10 {
      --n: 10;
    }
    .n11 {
      --n: 11;
    }
    .n12 {
      --n: 12;
    }
    .table.options.n5 .label,
    .table.options.n6 .label {
      font-size: 0.95rem;
    }
  }
`,Sn=y`
  .state {
    flex: 1;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 1rem;
    padding: 2rem;
    text-align: center;
  }
  .state p {
    max-inline-size: 30rem;
    text-wrap: balance;
  }
  section.consent .heading {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
    padding-block-end: 1rem;
  }
  h2 {
    font-size: 1.375rem;
    line-height: 1.3;
  }
  h3 {
    padding-block: 1.25rem 0.3rem;
    font-size: 1rem;
  }
  .words {
    white-space: pre-line;
    text-wrap: pretty;
  }
  .words + .words {
    padding-block-start: 0.75rem;
  }
  .callout {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    padding: 0.8rem 1rem;
    margin-block-end: 0.9rem;
    border-radius: var(--_radius);
    background: var(--_tint);
    font-weight: 600;
  }
  .callout svg {
    color: var(--_accent);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
  }
  .foot {
    padding: 0.75rem 1.25rem calc(0.75rem + env(safe-area-inset-bottom, 0px));
    border-block-start: 1px solid var(--_line);
  }
  .banner.empty,
  .note.empty {
    position: absolute;
  }
  .sheet {
    inline-size: min(38rem, calc(100vw - 2rem));
    max-block-size: calc(100dvh - 2rem);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: var(--_background);
    color: var(--_text);
    overflow: hidden;
  }
  .sheet[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(10 16 26 / 0.5);
  }
  .sheet h2 {
    padding: 1.25rem 1.5rem 0.5rem;
  }
  .matter {
    flex: 1;
    overflow: auto;
    padding: 0.25rem 1.5rem 1rem;
  }
  .sheet > .buttons {
    padding: 0.9rem 1.5rem 1.25rem;
    border-block-start: 1px solid var(--_line);
  }
  .answers {
    padding-block-start: 0.5rem;
  }
  .answer {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1rem;
    padding-block: 0.7rem;
    border-block-start: 1px solid var(--_line);
  }
  .answer:first-child {
    border: 0;
  }
  dt {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  dd {
    grid-column: 1;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  dd.act {
    grid-column: 2;
    grid-row: 1 / span 2;
    align-self: center;
  }
  .act .quiet {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .launcher {
    display: inline-flex;
    align-items: center;
    gap: 0.6rem;
    min-block-size: 3rem;
    padding: 0.6rem 1.25rem;
    border-radius: 1.5rem;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  :host([mode="bubble"]) .launcher {
    position: fixed;
    z-index: 2147483000;
    inset-block-end: 1.25rem;
    inset-inline-end: 1.25rem;
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.25);
  }
  .bubble {
    position: fixed;
    z-index: 2147483001;
    inset-block-end: 5.25rem;
    inset-inline-end: 1.25rem;
    inline-size: min(26rem, calc(100vw - 2.5rem));
    block-size: min(42rem, calc(100dvh - 6.5rem));
    border-radius: 16px;
    box-shadow: 0 12px 48px rgb(0 0 0 / 0.28);
  }
  .popup {
    inline-size: min(52rem, calc(100vw - 2rem));
    block-size: min(52rem, calc(100dvh - 2rem));
    padding: 0;
    border: 0;
    border-radius: 16px;
    background: var(--_background);
    color: var(--_text);
    overflow: hidden;
  }
  @media (max-width: 34rem) {
    .bubble,
    .popup {
      position: fixed;
      inset: 0;
      inline-size: 100vw;
      max-inline-size: none;
      block-size: 100dvh;
      max-block-size: none;
      border-radius: 0;
    }
    :is(.bubble, .popup) .shell {
      border: 0;
      border-radius: 0;
    }
  }
`,Tn=y`
  @container shell (max-width: 30rem) {
    header,
    .foot,
    .notes > :not(.empty) {
      padding-inline: 1rem;
    }
    .scroll {
      padding: 1rem;
    }
    header.talking .title,
    header.ended .title {
      -webkit-line-clamp: 1;
      line-clamp: 1;
      text-wrap: wrap;
    }
    .menu-button span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .chips {
      flex-direction: column;
    }
    .chip {
      border-radius: var(--_radius);
    }
    .control > fieldset > .primary,
    .below > .primary {
      inline-size: 100%;
    }
  }
  @container shell (max-height: 26rem) {
    .scroll {
      padding-block: 0.75rem;
    }
    header {
      padding-block: 0.25rem;
    }
    .progress p {
      display: none;
    }
    .foot {
      padding-block: 0.4rem;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .chip[aria-pressed="true"],
    .check:has(:checked),
    .cell:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .bar svg {
      border: 1px solid CanvasText;
    }
    .bar rect {
      fill: Highlight;
    }
    .respondent > .said {
      border-color: CanvasText;
    }
    .primary {
      border-color: ButtonText;
    }
  }
`,ut=[wn,_n,$n,kn,xn,An,Sn,Tn];var En=100;function ht(t){return c`<div class="state" role="status"><p class="hint">${t.put("loading")}</p></div>`}function pt(t){let{study:e,language:n,busy:i}=t.conversation;if(!e)return u;let[s,r]=Ee(e.notice,n);return c`<div class="scroll">
      <section class="consent" aria-labelledby="consent-title">
        <div class="heading">
          <h2 id="consent-title" tabindex="-1" data-first>${t.put("consent_title")}</h2>
          ${e.languages.length>1?Rn(t,e.languages):u}
        </div>
        <p class="callout" dir="auto">
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <rect x="4" y="8" width="16" height="11" rx="3" />
            <path d="M12 8V4M9 13v1.5M15 13v1.5" />
          </svg>
          <span>${s}</span>
        </p>
        ${e.title.length>En?c`<p class="words" dir="auto">${e.title}</p>`:u}
        <p class="words" dir="auto">${r}</p>
        ${e.consent?c`<h3>${t.put("about")}</h3>
                <p class="words" dir="auto">${e.consent}</p>`:u}
        ${e.privacy&&!e.notice.includes(e.privacy)?c`<h3>${t.put("privacy")}</h3>
                <p class="words" dir="auto">${e.privacy}</p>`:u}
      </section>
    </div>
    <div class="foot">
      <div class="buttons">
        <button type="button" class="primary" ?disabled=${i} @click=${()=>t.begin()}>
          ${t.put("start")}
        </button>
        <button
          type="button"
          class="plain"
          ?disabled=${i}
          @click=${()=>t.conversation.decline()}
        >
          ${t.put("decline")}
        </button>
      </div>
      ${Te(t)}
    </div>`}function mt(t){return c`<div class="state" role="status">
    <p>${t.put("declined")}</p>
    <button type="button" class="plain" @click=${()=>t.conversation.reconsider()}>
      ${t.put("reconsider")}
    </button>
  </div>`}function ft(t){let{failure:e}=t.conversation;return c`<div class="state" role="alert">
    <p data-first tabindex="-1">${t.put(e)}</p>
    ${e==="failed"||e==="refused_here"?c`<button type="button" class="plain" @click=${()=>{t.conversation.open()}}>
            ${t.put("again")}
          </button>`:u}
  </div>`}function gt(t){return c`<div class="state" role="status">
    <p>${t.put("elsewhere")}</p>
    <button
      type="button"
      class="primary"
      data-first
      @click=${()=>{t.conversation.here()}}
    >
      ${t.put("here")}
    </button>
  </div>`}function Te(t){let{trouble:e}=t.conversation;return c`<p class="banner ${e?"":"empty"}" role="status">
    ${e?t.put(e):""}
  </p>`}function Rn(t,e){return c`<label class="language">
    <span class="vh">${t.put("language")}</span>
    <select
      @change=${n=>{t.conversation.speak(n.target.value)}}
    >
      ${e.map(n=>c`<option value=${n} lang=${n} ?selected=${n===t.conversation.language}>
            ${se(n)}
          </option>`)}
    </select>
  </label>`}function Ee(t,e){let i=[...new Intl.Segmenter(e,{granularity:"sentence"}).segment(t)][0]?.segment??"";return[i.trim(),t.slice(i.length).trim()]}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var vt={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},bt=t=>(...e)=>({_$litDirective$:t,values:e}),le=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,n,i){this._$Ct=e,this._$AM=n,this._$Ci=i}_$AS(e,n){return this.update(e,n)}update(e,n){return this.render(...n)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:Pn}=Ye,yt=t=>t;var wt=()=>document.createComment(""),D=(t,e,n)=>{let i=t._$AA.parentNode,s=e===void 0?t._$AB:e._$AA;if(n===void 0){let r=i.insertBefore(wt(),s),o=i.insertBefore(wt(),s);n=new Pn(r,o,t,t.options)}else{let r=n._$AB.nextSibling,o=n._$AM,a=o!==t;if(a){let l;n._$AQ?.(t),n._$AM=t,n._$AP!==void 0&&(l=t._$AU)!==o._$AU&&n._$AP(l)}if(r!==s||a){let l=n._$AA;for(;l!==r;){let d=yt(l).nextSibling;yt(i).insertBefore(l,s),l=d}}}return n},A=(t,e,n=t)=>(t._$AI(e,n),t),zn={},_t=(t,e=zn)=>t._$AH=e,$t=t=>t._$AH,ce=t=>{t._$AR(),t._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var kt=(t,e,n)=>{let i=new Map;for(let s=e;s<=n;s++)i.set(t[s],s);return i},xt=bt(class extends le{constructor(t){if(super(t),t.type!==vt.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,n){let i;n===void 0?n=e:e!==void 0&&(i=e);let s=[],r=[],o=0;for(let a of t)s[o]=i?i(a,o):o,r[o]=n(a,o),o++;return{values:r,keys:s}}render(t,e,n){return this.dt(t,e,n).values}update(t,[e,n,i]){let s=$t(t),{values:r,keys:o}=this.dt(e,n,i);if(!Array.isArray(s))return this.ut=o,r;let a=this.ut??=[],l=[],d,p,h=0,f=s.length-1,m=0,g=r.length-1;for(;h<=f&&m<=g;)if(s[h]===null)h++;else if(s[f]===null)f--;else if(a[h]===o[m])l[m]=A(s[h],r[m]),h++,m++;else if(a[f]===o[g])l[g]=A(s[f],r[g]),f--,g--;else if(a[h]===o[g])l[g]=A(s[h],r[g]),D(t,l[g+1],s[h]),h++,g--;else if(a[f]===o[m])l[m]=A(s[f],r[m]),D(t,s[h],s[f]),f--,m++;else if(d===void 0&&(d=kt(o,m,g),p=kt(a,h,f)),d.has(a[h]))if(d.has(a[f])){let w=p.get(o[m]),he=w!==void 0?s[w]:null;if(he===null){let Pe=D(t,s[h]);A(Pe,r[m]),l[m]=Pe}else l[m]=A(he,r[m]),D(t,s[h],he),s[w]=null;m++}else ce(s[f]),f--;else ce(s[h]),h++;for(;m<=g;){let w=D(t,l[g+1]);A(w,r[m]),l[m++]=w}for(;h<=f;){let w=s[h++];w!==null&&ce(w)}return this.ut=o,_t(t,l),k}});var j="",Cn=60;function At(t){let{question:e,say:n,put:i}=t,s=Et(e),r=Re(t.draft.value),o=s.filter(d=>r[d.id]===void 0),a=n("continue");return c`<form class="control" @submit=${d=>{d.preventDefault(),o.length===s.length?t.warn(["nothing_chosen"]):o.length&&t.warning?.[0]!=="open_rows"?(t.warn(["open_rows",{button:a}]),Dn(d.target,o[0])):t.send(Rt(t,r))}}>
    <fieldset class="grid" ?disabled=${t.busy}>
      <legend class="vh">${I(e)}</legend>
      ${Tt(t,s,r)} ${de(t)}
      <div class="below">
        ${O(t)}
        ${s.length>1?c`<span class="hint"
                >${i("rows_done",{done:s.length-o.length,all:s.length})}</span
              >`:u}
      </div>
    </fieldset>
  </form>`}function St(t,e,n){let{question:i,put:s}=t,r=Et(i),o=Re(t.draft.value),a=JSON.stringify(o)!==JSON.stringify(Re(e)),l=d=>{d.preventDefault(),t.send(Rt(t,o))};return c`<details class="noted" ?open=${n||a}>
    <summary>${s("noted_rows")}</summary>
    <form @submit=${l}>
      <fieldset class="grid" ?disabled=${t.busy}>
        <legend class="vh">${I(i)}</legend>
        ${Tt(t,r,o)}
        ${a?c`<div class="below">${O(t,s("save"))}</div>`:u}
      </fieldset>
    </form>
  </details>`}function Tt(t,e,n){let i=Mn(t),s=t.question.scale,r=[`n${Math.min(i.length,12)}`,s?"scale":"options",i.some(o=>o.apart)?"escape":"",i.some(o=>o.label.length>Cn)?"wordy":""];return c`<div class="table ${r.join(" ")}">
    ${s?In(t):u}
    <div class="head" aria-hidden="true">
      <span></span>
      ${i.map(o=>c`<span class=${o.apart?"apart":""}>${o.label}</span>`)}
    </div>
    ${e.map(o=>Ln(t,o,i,n))}
  </div>`}function In({question:t}){let{low:e,high:n,labels:i}=t.scale??{low:1,high:7,labels:{}};return c`<div class="ends" aria-hidden="true">
    <span>${e}${i[e]?c` – ${i[e]}`:u}</span>
    <span>${n}${i[n]?c` – ${i[n]}`:u}</span>
  </div>`}function Ln(t,e,n,i){let s=`${t.name}-${e.id}`,r=t.warning!==null&&i[e.id]===void 0,o=a=>{let l=e.id===j?a.value:{...i,[e.id]:a.value};t.write({...t.draft,value:l})};return c`<fieldset class=${r?"row missed":"row"} data-row=${e.id}>
    <legend class="vh">${e.label}</legend>
    <span class="label" dir="auto" aria-hidden="true"
      >${e.id===j?u:e.label}</span
    >
    ${n.map(a=>c`<label class="cell ${a.apart?"apart":""}">
          <input
            type="radio"
            name=${s}
            aria-label=${[a.label,a.note].filter(Boolean).join(" – ")}
            .checked=${i[e.id]===a.value}
            @change=${()=>o(a)}
          />
          <span class="caption" dir="auto" aria-hidden="true">${a.label}</span>
        </label>`)}
  </fieldset>`}function Mn({question:t,say:e}){let{scale:n,options:i,allow:s}=t,r=["dont_know"].filter(a=>s?.includes(a)&&!i.some(l=>l.id===a)).map(a=>({value:a,label:e(a),note:"",apart:!0}));return n?[...Array.from({length:n.high-n.low+1},(a,l)=>{let d=n.low+l;return{value:d,label:`${d}`,note:n.labels[d]??"",apart:!1}}),...r]:[...i.map(({id:l,label:d,description:p})=>({value:l,label:d,note:p??"",apart:!1})),...r]}function Et(t){return t.items.length?t.items:[{id:j,label:I(t)}]}function Re(t){return t===null||Array.isArray(t)?{}:typeof t=="object"?t:{[j]:t}}function Rt(t,e){let n=t.question.items.length?e:e[j]??"";return{answer:n,shown:Pt(t.question,n,t.say)}}function Dn(t,e){t.querySelector(`[data-row="${CSS.escape(e?.id??"")}"] input`)?.focus()}function Ct(t){let{question:e}=t;switch(e.type){case"single":return zt(t);case"multi":return qn(t);case"rating":case"grid":return e.items.length||e.type==="rating"?At(t):zt(t);case"number":return Nn(t);case"open":return u}}function I({title:t,item:e,id:n}){return[t||n,e?.label].filter(Boolean).join(": ")}function zt(t){let{question:e,draft:n}=t,i=e.options.find(r=>r.id===n.value),s=(r,o)=>{r.specify?(t.write({...n,value:r.id}),It(o)):t.send({answer:r.id,shown:r.label})};return c`<fieldset class="control" ?disabled=${t.busy}>
    <legend class="vh">${I(e)}</legend>
    <div class="chips" @keydown=${Bn}>
      ${e.options.map(r=>c`<button
            type="button"
            class="chip"
            dir="auto"
            aria-pressed=${r.id===i?.id?"true":u}
            @click=${o=>s(r,o)}
          >
            <span>${r.label}</span>${Ot(r)}
          </button>`)}
    </div>
    ${i?.specify?On(t,i):u}
  </fieldset>`}function On(t,e){let{draft:n}=t;return c`<form class="inline" @submit=${s=>{s.preventDefault();let r=n.other.trim();if(r){let o=`${e.label}: ${r}`;t.send({text:o,shown:o})}else t.send({answer:e.id,shown:e.label})}}>
    <label>${t.put("specify")} ${Lt(t)}</label>
    ${O(t)}
  </form>`}function It(t){let e=t.currentTarget.closest(".control");requestAnimationFrame(()=>{e?.querySelector("[data-other]")?.closest(".inline, .other")?.scrollIntoView({block:"nearest"})})}function Lt(t){return c`<input
    type="text"
    class="field"
    data-other
    autocomplete="off"
    .value=${t.draft.other}
    @input=${e=>{t.write({...t.draft,other:e.target.value})}}
  />`}function qn(t){let{question:e,draft:n,put:i}=t,s=new Set(Array.isArray(n.value)?n.value:[]),r=e.options,o=r.find(d=>d.specify&&s.has(d.id)),a=(d,p)=>{let h=p.target.checked,f=r.filter(m=>m.id===d.id?h:s.has(m.id)&&!(h&&(d.exclusive||m.exclusive)));t.warn(null),t.write({...n,value:f.map(m=>m.id)}),h&&d.specify&&It(p)};return c`<form class="control" @submit=${d=>{d.preventDefault();let p=r.filter(f=>s.has(f.id)),h=Wn(t,p);h?t.warn(h):t.send(Hn(p,n.other.trim()))}}>
    <fieldset ?disabled=${t.busy}>
      <legend class="vh">${I(e)}</legend>
      <p class="hint">${t.put(...Mt(t))}</p>
      <div class="checks">
        ${r.map(d=>c`<label class="check" dir="auto">
              <input
                type="checkbox"
                .checked=${s.has(d.id)}
                @change=${p=>a(d,p)}
              />
              <span><span>${d.label}</span>${Ot(d)}</span>
            </label>`)}
      </div>
      ${o?c`<label class="other">${i("specify")} ${Lt(t)}</label>`:u}
      ${de(t)} ${O(t)}
    </fieldset>
  </form>`}function Mt({question:t}){return t.max?["choose_most",{n:t.max}]:t.min&&t.min>1?["choose_least",{n:t.min}]:["choose_many"]}function Wn(t,e){let{question:n}=t;return e.some(i=>i.exclusive)?null:n.max&&e.length>n.max?Mt(t):e.length<(n.min??1)?(n.min??1)>1?["choose_least",{n:n.min}]:["nothing_chosen"]:null}function Hn(t,e){let n=t.map(s=>s.specify&&e?`${s.label}: ${e}`:s.label).join("; ");return e&&t.some(s=>s.specify)?{text:n,shown:n}:{answer:t.map(s=>s.id),shown:n}}function Nn(t){let{question:e,draft:n}=t;return c`<form class="control inline" @submit=${s=>{s.preventDefault();let r=Number(n.other.trim().replace(",",".")),a=n.other.trim()===""?["not_number"]:Un(t,r);a?t.warn(a):t.send({answer:r,shown:[r,e.unit].filter(l=>l!=null).join(" ")})}}>
    <label>
      <span class="vh">${I(e)}</span>
      <input
        type="text"
        inputmode=${(e.min??-1)>=0?"decimal":u}
        class="field number"
        autocomplete="off"
        ?disabled=${t.busy}
        aria-invalid=${t.warning?"true":u}
        aria-describedby="warning-${t.name}"
        .value=${n.other||(typeof n.value=="number"?`${n.value}`:"")}
        @input=${s=>{t.warn(null),t.write({...n,value:null,other:s.target.value})}}
      />
      ${e.unit?c`<span class="unit">${e.unit}</span>`:u}
    </label>
    ${O(t)} ${de(t)}
  </form>`}function Un({question:t},e){let[n,i]=[t.min??-1/0,t.max??1/0];return Number.isFinite(e)&&e>=n&&e<=i?null:Number.isFinite(n)&&Number.isFinite(i)?["number_between",{low:n,high:i}]:Number.isFinite(n)?["number_least",{low:n}]:Number.isFinite(i)?["number_most",{high:i}]:["not_number"]}function Dt(t){let{question:e,say:n,put:i}=t,s={dont_know:"say_dont_know",not_applicable:"say_not_applicable",refused:"say_refused"},r=["dont_know","not_applicable","refused"].filter(o=>e.allow?.includes(o)).map(o=>[o,s[o]]);return e.optional&&r.push(["skip","say_skip"]),r.length?c`<div class="ways">
    ${r.map(([o,a])=>c`<button
          type="button"
          class="quiet"
          ?disabled=${t.busy}
          @click=${()=>t.send({text:n(a),shown:n(a)})}
        >
          ${i(o)}
        </button>`)}
  </div>`:u}function O(t,e=t.put("continue")){return c`<button type="submit" class="primary" ?disabled=${t.busy}>${e}</button>`}function de(t){return c`<p class="warning" role="alert" id="warning-${t.name}">
    ${t.warning?t.put(...t.warning):""}
  </p>`}function Pt(t,e,n){let i=new Map(t.options.map(r=>[r.id,r.label])),s=r=>Array.isArray(r)?r.map(s).join("; "):typeof r=="number"?`${r}`:i.get(r)??n(r);return typeof e!="object"||Array.isArray(e)?s(e):t.items.flatMap(({id:r,label:o})=>e[r]===void 0?[]:[`${o}: ${s(e[r])}`]).join(`
`)}function Ot({description:t}){return t?c`<small>${t}</small>`:u}function Bn(t){let e={ArrowDown:1,ArrowRight:1,ArrowUp:-1,ArrowLeft:-1}[t.key];if(!e)return;let n=[...t.currentTarget.querySelectorAll("button")],i=n.indexOf(t.target),s=n[(i+e+n.length)%n.length];i<0||!s||(t.preventDefault(),s.focus())}var jn=600;function qt(t){let{lines:e,turn:n,phase:i,slow:s,coming:r,note:o}=t.conversation,a=e.findLast(d=>d.from==="interviewer")?.key,l=Zn(e);return c`<div class="scroll">
      <div
        class="log"
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label=${t.say("conversation")}
      >
        ${xt(e,d=>d.key,d=>Kn(t,d,d.key===a,l.has(d.key)))}
      </div>
      ${r?Jn(r):s?Gn(t):u}
      ${i==="talking"&&n?.question&&!t.conversation.busy?c`<div class="answering">
              ${Ct(t.desk(n))}${Dt(t.desk(n))}
            </div>`:u}
      ${i==="ended"?Qn(t):u}
    </div>
    <div class="notes">
      <p class="note ${o?"":"empty"}" role="status">
        ${o?c`<span>${t.put(o)}</span>
                <button
                  type="button"
                  class="quiet"
                  aria-label=${t.say("close")}
                  @click=${()=>t.conversation.dismiss_note()}
                >
                  ×
                </button>`:u}
      </p>
      ${Te(t)}
    </div>`}function Kn(t,e,n,i){if(e.kind==="notice")return Vn(t,e);let s=e.from==="respondent",r=["line",e.from,e.kind,n?"now":""].join(" ");return c`<div class=${r}>
    <span class="vh">${t.put(s?"you":"interviewer")}: </span>
    ${s?c`<p class="said" dir="auto">${e.text}</p>`:c`<div class="said">${Wt(e.text)}</div>`}
    ${s&&e.echo?Fn(t,e):u}
    ${s&&i?Yn(t,e):u}
  </div>`}function Vn(t,e){let[n,i]=Ee(e.text,t.conversation.language);return c`<details class="line notice">
    <summary dir="auto">${n}</summary>
    <p dir="auto">${i}</p>
  </details>`}function Wt(t){return t.split(/\n{2,}/).filter(e=>e.trim()).map(e=>c`<p dir="auto">${e.trim()}</p>`)}function Fn(t,e){let{echo:n}=e;return!n||n.value===null?u:n.question.items.length?St(t.echo(e,n),n.value,t.clientWidth>jn):n.words.trim().toLowerCase()===e.text.trim().toLowerCase()?u:c`<p class="heard" dir="auto">${t.put("noted")} ${n.words}</p>`}function Yn(t,e){let{question:n,item:i}=e;return c`<button
    type="button"
    class="quiet change"
    aria-label=${t.say("change_what",{what:s(e.text)})}
    ?disabled=${t.conversation.busy}
    @click=${()=>n&&void t.change(n,i)}
  >
    ${t.put("change")}
  </button>`;function s(r){return r.length>60?`${r.slice(0,60)}…`:r}}function Zn(t){let e=t.findLast(i=>i.from==="interviewer");if(e?.kind==="closing")return new Set;let n=new Map;for(let i of t)i.from==="respondent"&&i.question&&n.set(`${i.question}|${i.item}`,i.key);return n.delete(`${e?.question}|${e?.item}`),new Set(n.values())}function Gn(t){return c`<div class="dots">
    <span class="vh">${t.put("typing")}</span><i></i><i></i><i></i>
  </div>`}function Jn(t){return c`<div class="line interviewer coming" aria-hidden="true">
    <div class="said">${Wt(t)}</div>
  </div>`}function Qn(t){let e=Xn(t.conversation.turn?.return_to);return c`<div class="ended" tabindex="-1">
    <svg viewBox="0 0 24 24" width="32" height="32" aria-hidden="true">
      <circle cx="12" cy="12" r="10" />
      <path d="M7.5 12.5l3 3 6-6.5" />
    </svg>
    ${e?c`<a class="primary" href=${e} rel="noreferrer">${t.put("go_on")}</a>`:u}
  </div>`}function Xn(t){return t&&/^https?:\/\//.test(t)?t:null}var Ht=document.currentScript?.src,ue=class extends x{constructor(){super();this.speech=new ae(()=>this.requestUpdate());this.open=!1;this.menu=!1;this.dialog=null;this.answers=[];this.warnings={};this.edits={};this.held=null;this.looked=!1;this.focus_due=!1;this.seen=-1;this.escape=n=>{n.key!=="Escape"||this.dialog||(this.menu?(n.preventDefault(),this.toggle_menu(!1),this.find(".menu-button")?.focus()):this.mode==="bubble"&&this.hide())};this.cancelled=n=>{n.target===n.currentTarget&&(n.preventDefault(),this.menu||this.hide())};this.pasted=n=>{this.conversation.pace.paste(n.clipboardData?.getData("text").length??0)};this.away=()=>{document.visibilityState==="hidden"&&this.conversation.pace.away()};this.mode="inline",this.theme="auto",this.study=this.wave=this.respondent=this.language=null,this.base=this.label=this.notify=this.invite=null}static{this.styles=ut}static{this.properties={study:{},wave:{},respondent:{},language:{},base:{},label:{},mode:{reflect:!0},theme:{reflect:!0},notify:{},invite:{}}}connectedCallback(){super.connectedCallback();let n=(this.base??(Ht?new URL(".",Ht).href:"")).replace(/\/+$/,""),{study:i}=this,s=this.own_page?navigator.language:document.documentElement.lang,r=this.language??s.split("-")[0]??null,o=this.own_page?ei():{},{invite:a=null}=o,l=this.wave??o.wave??null,d=this.respondent??o.respondent??null,p={base:n,study:i,wave:l,respondent:d,language:r||null,invite:a};this.conversation=new oe(p,{changed:()=>this.requestUpdate(),tell:(h,f)=>this.tell(h,f)}),document.addEventListener("visibilitychange",this.away),this.mode==="inline"&&this.conversation.open()}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",this.away),this.speech.stop(),this.conversation.close()}get own_page(){return this.invite==="fragment"}say(n,i={}){return this.conversation.say(n,i)}put(n,i={}){return this.mark(this.say(n,i),n)}mark(n,i){let s=it(this.conversation.tongue,i);return!n||s===this.conversation.language?n:c`<span lang=${s} dir=${ke(s)}>${n}</span>`}show(){this.open=!0,this.focus_due=!0,this.conversation.phase==="idle"&&this.conversation.open(),this.requestUpdate()}hide(){this.open&&(this.open=this.menu=!1,this.requestUpdate(),this.conversation.phase!=="ended"&&this.tell("closed",{status:"dismissed"}),this.updateComplete.then(()=>this.find(".launcher")?.focus()))}begin(){this.focus_due=!0,this.conversation.begin()}async submit(n){let{turn:i,busy:s}=this.conversation;if(!i||s)return;if(this.speech.stop(),i.kind==="question"&&i.left===1&&i.progress>0&&!this.looked){this.held=n,await this.review(!0);return}this.focus_due=!0,this.warnings={},await this.conversation.send(n)}finish(){let n=this.held;this.dialog=this.held=null,this.looked=!0,n&&this.submit(n)}async review(n=!1){this.menu=!1,this.dialog=n?"finish":"review",this.answers=[],this.requestUpdate(),this.answers=await this.conversation.answers(),this.requestUpdate()}async change(n,i){this.dialog=this.held=null,this.looked=!1,this.focus_due=!0,await this.conversation.change(n,i)}async back(){this.menu=!1;let n=this.conversation.turn?.question,i=[...this.conversation.lines].reverse().find(s=>s.from==="respondent"&&s.question&&!ti(s,n));i?.question&&await this.change(i.question,i.item)}ask(n){this.menu=!1,this.dialog=n,this.requestUpdate()}shut(){this.dialog=this.held=null,this.focus_due=!0,this.requestUpdate()}command(n){this.menu=!1,this.focus_due=!0;let i=this.say(n);this.submit({text:i,shown:i})}toggle_menu(n=!this.menu){this.menu=n,this.requestUpdate()}desk(n){let{question:i}=n;if(!i)throw new RangeError("a turn without a question has no control");let s=`t${n.seq}`;return{name:s,question:i,draft:this.conversation.draft(n),busy:this.conversation.busy,warning:this.warnings[s]??null,say:(r,o)=>this.say(r,o),put:(r,o)=>this.put(r,o),warn:r=>this.warn(s,r),write:r=>{this.conversation.pace.input(),this.conversation.write(n,r)},send:r=>{this.submit(r)}}}echo(n,i){let s=`e${n.key}`;return{name:s,question:i.question,draft:this.edits[s]??{text:"",value:i.value,other:""},busy:this.conversation.busy||this.conversation.phase!=="talking",warning:null,say:(r,o)=>this.say(r,o),put:(r,o)=>this.put(r,o),warn:()=>{},write:r=>{this.edits={...this.edits,[s]:r},this.requestUpdate()},send:r=>{r.answer!==void 0&&(this.focus_due=!0,this.conversation.correct(i,r.answer,r.shown))}}}render(){let n=c`<div
      class="shell"
      part="shell"
      dir=${ke(this.conversation.language)}
      lang=${this.conversation.language}
      @keydown=${this.escape}
      @paste=${this.pasted}
    >
      ${this.body()}
    </div>`;if(this.mode==="inline")return n;let i=this.label??this.say("open");return c`<button
        type="button"
        class="launcher"
        part="launcher"
        aria-expanded=${this.open?"true":"false"}
        aria-haspopup="dialog"
        @click=${()=>this.open?this.hide():this.show()}
      >
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path d="M4 5h16v11H9l-5 4z" />
        </svg>
        <span>${i}</span>
      </button>
      ${this.mode==="popup"?c`<dialog class="popup" aria-label=${i} @cancel=${this.cancelled}>
              ${this.open?n:u}
            </dialog>`:this.open?c`<div class="bubble" role="dialog" aria-label=${i}>${n}</div>`:u}`}updated(n){let i=this.renderRoot.querySelector("dialog.popup");i&&this.open!==i.open&&(this.open?i.showModal():i.close());for(let o of this.renderRoot.querySelectorAll("dialog.sheet"))o.open||o.showModal();Je(this.renderRoot.querySelector("textarea")),this.arrange();let{study:s,language:r}=this.conversation;!this.own_page||!s||(document.documentElement.lang=r,document.title=s.title)}body(){switch(this.conversation.phase){case"idle":case"loading":return c`${C(this)}${ht(this)}`;case"consent":return c`${C(this)}${pt(this)}`;case"declined":return c`${C(this)}${mt(this)}`;case"failed":return c`${C(this)}${ft(this)}`;case"elsewhere":return c`${C(this)}${gt(this)}`;case"talking":case"ended":return c`${C(this)}${qt(this)}${Ge(this)}${lt(this)}`}}arrange(){let{turn:n,busy:i,phase:s}=this.conversation;if((s==="talking"||s==="ended")&&(i?this.scroll_down():n&&n.seq!==this.seen&&(this.seen=n.seq,this.reveal())),!this.focus_due||i||this.dialog)return;let r=this.find(s==="talking"&&n?.question?.type==="open"?"textarea":".control :is(button.chip, input), textarea, div.ended, [data-first], .launcher");r&&(this.focus_due=s==="loading",r.focus({preventScroll:!0}))}reveal(){let n=this.find(".scroll"),i=this.find(".line.now");if(!n||!i)return;let s=n.scrollHeight-n.clientHeight,r=i.offsetTop-n.offsetTop-16,o=i.previousElementSibling,a=o?.classList.contains("respondent")?o.offsetHeight+16:0,l=n.scrollHeight-r+a<=n.clientHeight;n.scrollTo({top:l?s:Math.max(0,r),behavior:Nt()})}scroll_down(){let n=this.find(".scroll");n?.scrollTo({top:n.scrollHeight,behavior:Nt()})}find(n){return this.renderRoot.querySelector(n)}warn(n,i){this.warnings=i?{[n]:i}:{},this.requestUpdate()}tell(n,i){let s={study:this.conversation.study?.study??this.study,wave:this.wave,...i};this.dispatchEvent(new CustomEvent(n,{detail:s,bubbles:!0,composed:!0}));let r=[...(this.notify??"").split(/\s+/),...this.conversation.study?.origins??[]];ct(n,s,r.filter(Boolean))}};function ei(){let{hash:t,pathname:e,search:n}=location,i=new URLSearchParams(n),s={},r=t.slice(1),o=i.get("wave"),a=i.get("respondent");if(r&&(s.invite=r),o&&(s.wave=o),a&&(s.respondent=a),!r&&!a)return s;i.delete("respondent");let l=i.size?`?${i}`:"";return history.replaceState(history.state,"",e+l),s}function ti(t,e){return t.question===e?.id&&t.item===(e?.item?.id??null)}function Nt(){return matchMedia("(prefers-reduced-motion: reduce)").matches?"instant":"smooth"}customElements.get("interview-widget")||customElements.define("interview-widget",ue);})();
