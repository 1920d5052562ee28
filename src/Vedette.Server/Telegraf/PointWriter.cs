using Vedette.Server.Ingest;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Telegraf;

/// <summary>Stores a request's points piece by piece and keeps account of them.</summary>
internal sealed class PointWriter(AgentRow agent, ISampleWriter writer, IngestEvents events, long receivedAtMs)
{
    private readonly PointBatch _batch = new(agent);

    public long ReceivedAtMs => receivedAtMs;

    public WriteReport Report { get; } = new();

    /// <summary>The piece is large enough: call <see cref="FlushAsync"/> before the next point.</summary>
    public bool IsFull => _batch.Samples >= PointBatch.PieceSamples;

    /// <param name="place">Where the point stands, for an error: line 3, metric 3.</param>
    public void Add(TelegrafPoint point, string place, int number)
    {
        if (_batch.Add(point) is string problem)
        {
            Report.Unreadable($"{place} {number}: {problem}");
        }
        else
        {
            Report.Ignore(point.TextFields);
        }
    }

    public async ValueTask FlushAsync(CancellationToken stop)
    {
        if (_batch.Samples > 0)
        {
            AppendResult result = await writer.AppendAsync(_batch.Take(receivedAtMs), stop);
            events.Appended(agent.Id, result);
            Report.Appended(result);
        }
    }
}
