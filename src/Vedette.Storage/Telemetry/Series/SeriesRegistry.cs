using System.Text.RegularExpressions;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry.Head;

namespace Vedette.Storage.Telemetry.Series;

/// <summary>The series there are, and which of them have a label value. Changed by the writer's thread, read by any.</summary>
internal sealed class SeriesRegistry
{
    // Touched by the writer's thread only.
    private readonly Dictionary<Labels, HeadSeries> _byLabels = [];
    private readonly Dictionary<int, int> _countByAgent = [];

    // Guards all below; held while adding, and while readers take lists, never while regular expressions run.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, PostingList>> _postings = new(StringComparer.Ordinal);
    private readonly PostingList _all = new();
    private HeadSeries?[] _byId = new HeadSeries?[1024];
    private int _count;

    /// <summary>The id the next new series gets; 0 is none.</summary>
    public int NextId { get; private set; } = 1;

    public int Count => Volatile.Read(ref _count);

    public HeadSeries? Find(Labels labels) => _byLabels.GetValueOrDefault(labels);

    public HeadSeries? Get(int id)
    {
        HeadSeries?[] byId = Volatile.Read(ref _byId);
        return (uint)id < (uint)byId.Length ? byId[id] : null;
    }

    public int CountOfAgent(int agentId) => _countByAgent.GetValueOrDefault(agentId);

    public void Add(HeadSeries series)
    {
        _byLabels.Add(series.Labels, series);
        _countByAgent[series.AgentId] = CountOfAgent(series.AgentId) + 1;
        lock (_lock)
        {
            if (series.Id >= _byId.Length)
            {
                HeadSeries?[] grown = new HeadSeries?[Math.Max(series.Id + 1, _byId.Length * 2)];
                _byId.CopyTo(grown, 0);
                Volatile.Write(ref _byId, grown);
            }

            _byId[series.Id] = series;
            NextId = series.Id + 1;
            _count++;
            _all.Add(series.Id);
            foreach (Label label in series.Labels.AsSpan())
            {
                Post(label, series.Id);
            }
        }
    }

    public void Remove(IReadOnlyCollection<HeadSeries> series)
    {
        HashSet<int> ids = [.. series.Select(s => s.Id)];
        foreach (HeadSeries gone in series)
        {
            _byLabels.Remove(gone.Labels);
            _countByAgent[gone.AgentId]--;
        }

        lock (_lock)
        {
            _all.RemoveAll(ids);
            foreach (Label label in series.SelectMany(s => s.Labels).Distinct())
            {
                Dictionary<string, PostingList> values = _postings[label.Name];
                values[label.Value].RemoveAll(ids);
                if (values[label.Value].Ids.IsEmpty)
                {
                    values.Remove(label.Value);
                }
            }

            foreach (int id in ids)
            {
                _byId[id] = null;
            }

            _count -= ids.Count;
        }
    }

    /// <summary>All series, ascending by id.</summary>
    public IEnumerable<HeadSeries> All()
    {
        for (int id = 1; id < NextId; id++)
        {
            if (Get(id) is { } series)
            {
                yield return series;
            }
        }
    }

    /// <summary>Series that match every matcher, ascending by id. No matchers: all.</summary>
    /// <exception cref="RegexMatchTimeoutException">A pattern took too long on one value.</exception>
    public List<HeadSeries> Match(IReadOnlyList<LabelMatcher> matchers)
    {
        List<int>? candidates = null;
        var rest = new List<LabelMatcher>();
        // Equality first: its lists are at hand and most often short.
        foreach (LabelMatcher matcher in matchers.OrderBy(m => m.Type is not LabelMatchType.Equal))
        {
            // A matcher that takes the empty string takes series without the label too, which are in no list of its name.
            if (matcher.Type is LabelMatchType.NotEqual or LabelMatchType.RegexNoMatch || matcher.Matches(""))
            {
                rest.Add(matcher);
                continue;
            }

            candidates = Narrow(candidates, matcher, rest);
            if (candidates is { Count: 0 })
            {
                return [];
            }
        }

        return Filter(candidates ?? [.. TakeAll().Span], rest);
    }

    /// <summary>How many series of the metric have an id within [first, last].</summary>
    public int CountBetween(string metric, int first, int last)
    {
        ReadOnlySpan<int> ids = Take(Labels.MetricNameLabel, metric).Span;
        int from = ids.BinarySearch(first);
        int to = ids.BinarySearch(last);
        return (to < 0 ? ~to : to + 1) - (from < 0 ? ~from : from);
    }

    /// <summary>Ids of all series in the order of chunk keys: by metric, then by id.</summary>
    public int[] IdsByMetric()
    {
        long[] keys = [.. All().Select(s => ((long)s.Metric << 32) | (uint)s.Id)];
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)key);
    }

    private List<int>? Narrow(List<int>? candidates, LabelMatcher matcher, List<LabelMatcher> rest)
    {
        if (matcher.Type is LabelMatchType.Equal)
        {
            ReadOnlyMemory<int> ids = Take(matcher.Name, matcher.Value);
            return candidates is null ? [.. ids.Span] : Intersect(candidates, ids.Span);
        }

        // With few candidates it is cheaper to look at each than to try the pattern on every value of the label.
        if (candidates is { Count: <= 64 })
        {
            rest.Add(matcher);
            return candidates;
        }

        var matching = new List<int>();
        foreach ((string value, ReadOnlyMemory<int> ids) in TakeValues(matcher.Name))
        {
            if (matcher.Matches(value))
            {
                matching.AddRange(ids.Span);
            }
        }

        matching.Sort();
        return candidates is null ? matching : Intersect(candidates, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(matching));
    }

    private List<HeadSeries> Filter(List<int> candidates, List<LabelMatcher> rest)
    {
        var found = new List<HeadSeries>(candidates.Count);
        Dictionary<string, bool>[] seen = [.. rest.Select(_ => new Dictionary<string, bool>(StringComparer.Ordinal))];
        foreach (int id in candidates)
        {
            if (Get(id) is not { } series)
            {
                continue;
            }

            bool matches = true;
            for (int i = 0; i < rest.Count && matches; i++)
            {
                string value = series.Labels[rest[i].Name] ?? "";
                if (!seen[i].TryGetValue(value, out matches))
                {
                    seen[i][value] = matches = rest[i].Matches(value);
                }
            }

            if (matches)
            {
                found.Add(series);
            }
        }

        return found;
    }

    private static List<int> Intersect(List<int> candidates, ReadOnlySpan<int> ids)
    {
        var both = new List<int>(Math.Min(candidates.Count, ids.Length));
        int at = 0;
        foreach (int candidate in candidates)
        {
            while (at < ids.Length && ids[at] < candidate)
            {
                at++;
            }

            if (at < ids.Length && ids[at] == candidate)
            {
                both.Add(candidate);
            }
        }

        return both;
    }

    private ReadOnlyMemory<int> TakeAll()
    {
        lock (_lock)
        {
            return _all.Ids;
        }
    }

    private ReadOnlyMemory<int> Take(string name, string value)
    {
        lock (_lock)
        {
            return _postings.TryGetValue(name, out Dictionary<string, PostingList>? values) && values.TryGetValue(value, out PostingList? list) ? list.Ids : default;
        }
    }

    private List<(string Value, ReadOnlyMemory<int> Ids)> TakeValues(string name)
    {
        lock (_lock)
        {
            return _postings.TryGetValue(name, out Dictionary<string, PostingList>? values) ? [.. values.Select(v => (v.Key, v.Value.Ids))] : [];
        }
    }

    private void Post(Label label, int id)
    {
        if (!_postings.TryGetValue(label.Name, out Dictionary<string, PostingList>? values))
        {
            _postings[label.Name] = values = new Dictionary<string, PostingList>(StringComparer.Ordinal);
        }

        if (!values.TryGetValue(label.Value, out PostingList? list))
        {
            values[label.Value] = list = new PostingList();
        }

        list.Add(id);
    }
}
