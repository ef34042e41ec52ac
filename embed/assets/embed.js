(function(){"use strict";
var d=document,w=window,$=function(i){return d.getElementById(i)},root=d.documentElement,top=w.parent===w,last=0,resizer="",
secret=(location.hash.match(/[?&]secret=([A-Za-z0-9]+)/)||[])[1]||"";
root.classList.add("script");
function say(m,to){if(!top)(to||w.parent).postMessage(m,"*")}
function height(){return Math.ceil(d.body.getBoundingClientRect().height)}
function fit(){root.classList.remove("tight");if(!top&&!d.querySelector("details[open]")&&height()>1000)root.classList.add("tight")}
function tell(force){var h=height();if(h===last&&force!==true)return;last=h;
if(secret)say({message:"height",value:h,secret:secret});
say({type:"immosieb:height",id:root.getAttribute("data-id"),height:h});
if(resizer)say("[iFrameSizer]"+resizer+":"+h+":"+root.clientWidth+":"+(force===true?"init":"resize"))}
w.addEventListener("message",function(e){var m=e.data;if(e.source!==w.parent)return;
if(m&&m.message==="ready"&&/^[A-Za-z0-9]+$/.test(m.secret||"")){secret=m.secret;tell(true)}
else if(typeof m==="string"&&m.indexOf("[iFrameSizer]")===0){if(m.indexOf("[iFrameSizer]message:")<0)resizer=m.slice(13).split(":")[0];tell(true)}
else if(m&&m.type==="immosieb:ask")tell(true)});
d.addEventListener("click",function(e){var a=e.target.closest&&e.target.closest("a[href]");if(!a)return;
if(a.target!=="_blank"){if(location.hash)a.hash=location.hash;return}
if(secret&&!top){e.preventDefault();say({message:"link",value:a.href,secret:secret})}
else if(!top)root.classList.remove("script")});
var box=$("slider"),range=$("range");
if(box&&range){var D=JSON.parse($("steps").textContent),go=d.querySelectorAll("a.go"),cells=d.querySelectorAll("[data-f]"),marks=d.querySelectorAll("[data-v]"),out=$("said");
box.classList.remove("js");
range.oninput=function(){var n=+range.value,s=D.steps[n];
$("value").textContent=s[0];range.setAttribute("aria-valuetext",s[0]);
[].forEach.call(cells,function(c){var p=c.getAttribute("data-f").split(".");c.textContent=s[2][p[0]][p[1]]});
var here=n===D.at,words=s[1].map(function(v,i){return(D.names.length?D.names[i]+" ":"")+D.words[v]});
out.textContent=here?D.words.published:D.words.moved.replace("{value}",s[0]).replace("{verdict}",words.join(", "));
root.classList.toggle("moved",!here);
[].forEach.call(go,function(a){var to=a.getAttribute("data-go");a.href=D.go?D.go[n]:here?to:to+(to.indexOf("?")<0?"?":"&")+"at="+n})};
if(top&&root.getAttribute("data-at")!==null){range.value=root.getAttribute("data-at");range.oninput()}}
if(!top){fit();w.addEventListener("resize",fit);if(w.ResizeObserver)new ResizeObserver(function(){tell()}).observe(d.body);
w.addEventListener("load",function(){fit();say("[iFrameResizerChild]Ready");tell(true)});tell(true)}
})();
