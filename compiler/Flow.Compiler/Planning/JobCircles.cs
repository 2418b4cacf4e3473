using System.Collections.Immutable;
using Flow.Compiler.Model;

namespace Flow.Compiler.Planning;

/// <summary>
/// The circles in which jobs wait for each other. A pipeline that has one is not generated, but it is drawn, to the person who has to find the way out.
/// Tarjan's algorithm, with a stack of its own: a pipeline may have many thousand jobs.
/// </summary>
internal sealed class JobCircles
{
    private readonly Dictionary<string, int> circleOf = new(StringComparer.Ordinal);
    private readonly HashSet<(string Job, int Need)> closing = [];
    private readonly List<Job> inOrder = [];

    private JobCircles()
    {
    }

    /// <summary>The circles among the jobs of <paramref name="pipeline"/>. Of two with one name the first counts.</summary>
    public static JobCircles Of(Pipeline pipeline)
    {
        var circles = new JobCircles();
        var jobs = pipeline.Jobs.DistinctBy(static j => j.Name).ToDictionary(static j => j.Name, StringComparer.Ordinal);
        var walk = new Walk(jobs, circles);
        foreach (var job in jobs.Values)
        {
            walk.From(job);
        }

        return circles;
    }

    /// <summary>What <paramref name="job"/> comes after, without edges that close a circle.</summary>
    public IEnumerable<string> Before(Job job) => job.Needs.Where((_, index) => !closing.Contains((job.Name, index))).Select(static n => n.Job);

    /// <summary>The jobs, each after all that it needs but for edges that close a circle.</summary>
    public IReadOnlyList<Job> InOrder => inOrder;

    /// <summary>Whether the edge from <paramref name="job"/> to what it needs lies on a circle.</summary>
    public bool Holds(Job job, JobDependency need) => job.Name == need.Job || (circleOf.TryGetValue(job.Name, out var own) && circleOf.GetValueOrDefault(need.Job, -1) == own && own >= 0);

    private sealed class Walk(IReadOnlyDictionary<string, Job> jobs, JobCircles found)
    {
        private readonly Dictionary<string, (int Number, int Lowest)> seen = new(StringComparer.Ordinal);
        private readonly Stack<string> open = new();
        private readonly HashSet<string> isOpen = new(StringComparer.Ordinal);
        private readonly HashSet<string> onWay = new(StringComparer.Ordinal);
        private int circles;

        public void From(Job start)
        {
            var way = new Stack<(Job Job, int Next)>();
            Enter(way, start);
            while (way.TryPop(out var at))
            {
                if (at.Next == at.Job.Needs.Length)
                {
                    Leave(way, at.Job);
                    continue;
                }

                way.Push(at with { Next = at.Next + 1 });
                Step(way, at.Job, at.Next);
            }
        }

        private void Step(Stack<(Job Job, int Next)> way, Job job, int index)
        {
            var need = job.Needs[index].Job;
            if (onWay.Contains(need))
            {
                found.closing.Add((job.Name, index));
            }

            if (isOpen.Contains(need))
            {
                Lower(job.Name, seen[need].Number);
            }
            else if (jobs.TryGetValue(need, out var earlier))
            {
                Enter(way, earlier);
            }
        }

        private void Enter(Stack<(Job Job, int Next)> way, Job job)
        {
            if (seen.TryAdd(job.Name, (seen.Count, seen.Count)))
            {
                open.Push(job.Name);
                isOpen.Add(job.Name);
                onWay.Add(job.Name);
                way.Push((job, 0));
            }
        }

        private void Leave(Stack<(Job Job, int Next)> way, Job job)
        {
            onWay.Remove(job.Name);
            found.inOrder.Add(job);
            var (number, lowest) = seen[job.Name];
            if (way.TryPeek(out var before))
            {
                Lower(before.Job.Name, lowest);
            }

            if (number == lowest)
            {
                Close(job.Name);
            }
        }

        private void Lower(string name, int number) => seen[name] = (seen[name].Number, Math.Min(seen[name].Lowest, number));

        /// <summary>All that was opened since <paramref name="first"/> goes round together.</summary>
        private void Close(string first)
        {
            var circle = open.TakeWhile(name => name != first).Append(first).ToImmutableArray();
            foreach (var name in circle)
            {
                open.Pop();
                isOpen.Remove(name);
                found.circleOf[name] = circle.Length > 1 ? circles : -1;
            }

            circles++;
        }
    }
}
