namespace Vedette.Storage.Telemetry;

/// <summary>
/// Where samples become durable. Every call completes after the commit: what it returns may be acknowledged. Calls may run at the same time; commits are grouped.
/// </summary>
public interface ISampleWriter
{
    /// <summary>
    /// Maps references of <paramref name="epoch"/> to series, from <paramref name="firstRef"/> on. A reference that was defined before is mapped anew.
    /// Series beyond the agent's quota, and those without any label, are refused: their references are remembered as refused, so that their samples are counted and not taken for undefined.
    /// </summary>
    ValueTask<DefineResult> DefineSeriesAsync(SpoolEpoch epoch, uint firstRef, IReadOnlyList<Model.Series.Labels> series, CancellationToken stop);

    /// <summary>Stores one batch of a spool, once: the de-duplication watermark moves in the same transaction as the data.</summary>
    ValueTask<AppendResult> AppendAsync(SpoolBatch batch, CancellationToken stop);

    /// <summary>Stores samples that have no sequence number (HTTP, agents of other makers, the server's own): same series and same timestamp replaces.</summary>
    ValueTask<AppendResult> AppendAsync(SampleSet samples, CancellationToken stop);
}
