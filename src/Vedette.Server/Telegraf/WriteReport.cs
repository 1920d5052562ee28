using Vedette.Server.Ingest;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Telegraf;

/// <summary>What became of a request.</summary>
internal sealed class WriteReport
{
    // Enough to see what is wrong; the rest is counted.
    private const int MaxProblems = 5;

    private readonly List<string> _problems = [];

    public long Stored { get; private set; }

    /// <summary>Fields whose value is a string.</summary>
    public long IgnoredFields { get; private set; }

    /// <summary>Points that cannot be read.</summary>
    public long UnreadablePoints { get; private set; }

    /// <summary>Samples that were read and refused, by a quota or for their time.</summary>
    public long RefusedSamples { get; private set; }

    public long Dropped => UnreadablePoints + RefusedSamples;

    /// <summary>The first of them.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public void Ignore(int fields) => IgnoredFields += fields;

    public void Unreadable(string problem)
    {
        UnreadablePoints++;
        Tell(problem);
    }

    public void Appended(AppendResult result)
    {
        Stored += result.StoredSamples;
        foreach (RefusedSampleCount refused in result.Refused)
        {
            RefusedSamples += refused.Count;
            Tell($"{refused.Count} samples refused: {IngestEvents.Name(refused.Reason)}");
        }
    }

    private void Tell(string problem)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(problem);
        }
    }
}
