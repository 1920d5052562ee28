using Vedette.Model.Series;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Head;

namespace Vedette.Storage.Telemetry.Series;

/// <summary>The series and symbols that one group of appends adds: visible to that group at once, to all others once it is durable.</summary>
internal sealed class SeriesStaging(SeriesRegistry registry, SymbolTable symbols, int maxSeriesPerAgent)
{
    private readonly Dictionary<Labels, HeadSeries> _added = [];
    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _addedByAgent = [];

    /// <summary>The series with these labels, made where there is none yet; null where the agent's quota is used up. The server's own agent 0 has no quota.</summary>
    public HeadSeries? Resolve(int agentId, Labels labels, TelemetryChanges changes)
    {
        if (registry.Find(labels) is { } known)
        {
            return known;
        }

        if (_added.TryGetValue(labels, out HeadSeries? staged))
        {
            return staged;
        }

        int addedOfAgent = _addedByAgent.GetValueOrDefault(agentId);
        if (agentId != 0 && registry.CountOfAgent(agentId) + addedOfAgent >= maxSeriesPerAgent)
        {
            return null;
        }

        _addedByAgent[agentId] = addedOfAgent + 1;
        return Add(agentId, labels, changes);
    }

    public void Publish()
    {
        foreach ((string text, int id) in _symbols)
        {
            symbols.Add(id, text);
        }

        foreach (HeadSeries series in _added.Values)
        {
            registry.Add(series);
        }
    }

    private HeadSeries Add(int agentId, Labels labels, TelemetryChanges changes)
    {
        var pairs = new List<byte>();
        var shared = new List<Label>(labels.Count);
        int metric = 0;
        foreach (Label label in labels.AsSpan())
        {
            int name = Symbol(label.Name, changes, out string sharedName);
            int value = Symbol(label.Value, changes, out string sharedValue);
            Varints.Write(pairs, (ulong)name);
            Varints.Write(pairs, (ulong)value);
            shared.Add(new Label(sharedName, sharedValue));
            metric = sharedName == Labels.MetricNameLabel ? value : metric;
        }

        // Rebuilt from shared strings: a million series repeat a few thousand names and values.
        var series = new HeadSeries(registry.NextId + _added.Count, agentId, metric, Labels.Create(shared));
        _added.Add(series.Labels, series);
        changes.Series.Add(new StoredSeries(series.Id, agentId, [.. pairs]));
        return series;
    }

    private int Symbol(string text, TelemetryChanges changes, out string shared)
    {
        shared = text;
        if (symbols.TryGet(text, out int id))
        {
            shared = symbols.Text(id);
            return id;
        }

        if (!_symbols.TryGetValue(text, out id))
        {
            id = symbols.NextId + _symbols.Count;
            _symbols.Add(text, id);
            changes.Symbols.Add(new StoredSymbol(id, text));
        }

        return id;
    }
}
