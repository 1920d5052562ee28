using System.Globalization;
using Vedette.Model.Series;
using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>
/// Puts an agent's identity on its series: <c>agent</c> (id), <c>instance</c> (name), <c>job</c>, and <c>site</c> on those of miners. What a client sent under these names is kept as <c>exported_NAME</c>, as Prometheus does,
/// so that nobody's samples pass for another's.
/// </summary>
internal static class SeriesStamp
{
    public const string Job = "vedette";

    private const string OfMiners = "miner_";

    /// <summary>Whether the series is one of a miner.</summary>
    public static bool IsOfMiner(string metric) => metric.StartsWith(OfMiners, StringComparison.Ordinal);

    /// <summary>Whatever the stamp holds that may change: where it differs from the one before, an agent defines its series anew.</summary>
    public static string Identity(string name, string? site) => site is null ? name : $"{name}\n{site}";

    /// <param name="site">The name of the agent's site; null = it has none.</param>
    public static Labels Stamp(Labels labels, AgentRow agent, string? site = null)
    {
        Label[] stamp =
        [
            new("agent", agent.Id.ToString(CultureInfo.InvariantCulture)),
            new("instance", agent.Name),
            new("job", Job),
            .. site is not null && IsOfMiner(labels.MetricName) ? (ReadOnlySpan<Label>)[new Label("site", site)] : [],
        ];
        var names = labels.Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        IEnumerable<Label> own = labels.Select(l => stamp.Any(s => s.Name == l.Name) ? new Label(FreeName("exported_" + l.Name, names), l.Value) : l);
        return Labels.Create(own.Concat(stamp));
    }

    private static string FreeName(string name, HashSet<string> taken)
    {
        while (!taken.Add(name))
        {
            name = "exported_" + name;
        }

        return name;
    }
}
