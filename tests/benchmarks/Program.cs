using Flow.Benchmarks;
using System.Diagnostics;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Text;
if (args is ["generate", var folder, var f, var l]) { ProjectGenerator.Write(ProjectGenerator.Project(int.Parse(f), int.Parse(l)), folder); return; }
var files=int.Parse(args[0]); var lines=int.Parse(args[1]);
var p = ProjectGenerator.Project(files, lines);
Console.WriteLine($"{p.Count} files {ProjectGenerator.Lines(p)} lines {p.Sum(s=>s.Length)} chars");
for (var r=0;r<3;r++){
var w=Stopwatch.StartNew();
var c=Compilation.Create("x",p,new BindServices(NoFiles.Instance));
var t=c.Trees; Console.WriteLine($"parse {w.Elapsed.TotalMilliseconds:F1}"); w.Restart();
_=c.Bound; Console.WriteLine($"bind {w.Elapsed.TotalMilliseconds:F1}");w.Restart();
var m=c.Model; Console.WriteLine($"model {w.Elapsed.TotalMilliseconds:F1}");w.Restart();
var d=c.Diagnostics; Console.WriteLine($"rules {w.Elapsed.TotalMilliseconds:F1} diags {d.Length}");w.Restart();
foreach(var x in d.Take(3)) Console.WriteLine($"{x.Location.Path}:{x.Location.Start} {x.Message}");
var old=p[^1];
var times=new List<double>();
for(int i=0;i<20;i++){ w.Restart(); c=c.With(new SourceText(old.Path, old.Content.Replace("10m", (i+10)+"m")+"\n")); _=c.Diagnostics.Length; times.Add(w.Elapsed.TotalMilliseconds);}
times.Sort(); Console.WriteLine($"edit min {times[0]:F1} p50 {times[10]:F1} max {times[^1]:F1}");
}
