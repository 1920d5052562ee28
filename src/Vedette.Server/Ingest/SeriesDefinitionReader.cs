using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Ingest;

/// <summary>Turns a definition from the wire into stamped labels. A definition that breaks the rules becomes a refused series, so that references stay dense.</summary>
internal static class SeriesDefinitionReader
{
    /// <summary>Prometheus servers commonly cap label names and values here; a longer one is an accident.</summary>
    private const int MaxLabelBytes = 1024;

    private const int MaxLabels = 64;

    /// <param name="site">The name of the agent's site, for series of miners.</param>
    public static Labels Read(AgentRow agent, SeriesDefinition definition, string? site = null)
    {
        if (!IsSound(definition))
        {
            return Labels.Create([]);
        }

        try
        {
            Labels named = Labels.Create(definition.Metric, [.. definition.Labels.Select(l => new Label(l.Name, l.Value))]);
            return SeriesStamp.Stamp(named, agent, site);
        }
        catch (ArgumentException)
        {
            return Labels.Create([]);
        }
    }

    private static bool IsSound(SeriesDefinition definition) =>
        definition.Metric.Length is > 0 and <= MaxLabelBytes
        && definition.Labels.Count <= MaxLabels
        && definition.Labels.All(l => l.Name.Length is > 0 and <= MaxLabelBytes && l.Value.Length <= MaxLabelBytes);
}
