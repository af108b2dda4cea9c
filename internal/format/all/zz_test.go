package all_test
import ("testing";"strings";"time";"runtime";"fmt";"bytes";"os"
"exonym/internal/format";"exonym/internal/format/all";"exonym/internal/article")
func TestPerf(t *testing.T){
 prose:="The ministers of the *United States*, and \"South Korea\", said on 5 May (2024) that Mr. Kim's troops & others should leave. "
 plain:="The ministers of the United States, and \"South Korea\", said on 5 May (2024) that troops should leave at once. "
 cases:=map[string]string{
  "50MB line plain": strings.Repeat(plain, 50<<20/len(plain)),
  "10MB article": strings.Repeat(strings.Repeat(prose,5)+"\n\n", 10<<20/(5*len(prose))),
  "10MB line marks": strings.Repeat(prose, 10<<20/len(prose)),
 }
 if os.Getenv("BAD")!="" { n:=1<<20
 if os.Getenv("BAD")=="small" {n=1<<16}
 cases=map[string]string{}
  for _,u:=range []string{"[","![","*a ","*a_ ","<b>","</b>","<p>","{{","`","`a``","> ","- ","[a](","&","<!--","**a* ","[a][b] ","<div>","<li>", "<b><p>","<code>","{% ","| a","|\n","a\n","- a\n","[^a]","~a ~~b ","\\","<a title=x ","<a ","_a*","\t","a@","http://","www.","![a](b) ", "[![a](b)](c) ", "1. a\n   "} { cases[fmt.Sprintf("%q",u)]=strings.Repeat(u,n/len(u))}
 }
 for name,src:=range cases { for _,f:=range all.All(){
  if only:=os.Getenv("ONLY"); only!="" && f.Info().Name!=only {continue}
  var m0,m1 runtime.MemStats; runtime.GC(); runtime.ReadMemStats(&m0); peak:=make(chan uint64); stop:=make(chan bool)
  go func(){var p uint64; for{ select{case <-stop: peak<-p;return; default: var m runtime.MemStats; runtime.ReadMemStats(&m); if m.HeapAlloc>p{p=m.HeapAlloc}; time.Sleep(20*time.Millisecond)}}}()
  s:=[]byte(src); t0:=time.Now(); doc,_:=f.Read(s,format.Options{}); t1:=time.Since(t0)
  dr:=article.Drafts{}; for i:=range doc.Blocks { b:=&doc.Blocks[i]; b.Cut([]article.Span{{0,len(b.Text)}}); for _,g:=range b.Segments{ dr[g.ID]=article.Draft{ID:g.ID,Text:g.Text+"x",State:article.Drafted}}}
  t0=time.Now(); out,err:=f.Write(doc,dr); t2:=time.Since(t0); stop<-true; p:=<-peak
  runtime.GC(); runtime.ReadMemStats(&m1); anchors:=0; for _,b:=range doc.Blocks{anchors+=len(b.Anchors)}
  if os.Getenv("BAD")=="" || t1+t2>2*time.Second { fmt.Printf("%-20s %-9s %dMB read %v write %v blocks %d anchors %d peak %.1fx live %.1fx total %.1fx %v\n",name,f.Info().Name,len(src)>>20,t1.Round(time.Millisecond),t2.Round(time.Millisecond),len(doc.Blocks),anchors,float64(p-min(p,m0.HeapAlloc))/float64(len(src)),float64(m1.HeapAlloc-min(m1.HeapAlloc,m0.HeapAlloc))/float64(len(src)),float64(m1.TotalAlloc-m0.TotalAlloc)/float64(len(src)),err)}
  _ = bytes.Equal(out,s); runtime.KeepAlive(doc); runtime.KeepAlive(s)
 }}
}
