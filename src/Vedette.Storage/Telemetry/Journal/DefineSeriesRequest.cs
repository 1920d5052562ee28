using Vedette.Model.Series;

namespace Vedette.Storage.Telemetry.Journal;

internal sealed class DefineSeriesRequest(SpoolEpoch epoch, uint firstRef, IReadOnlyList<Labels> series)
    : AwaitedRequest<DefineResult>((series.Count * 256L) + 256)
{
    public SpoolEpoch Epoch { get; } = epoch;

    public uint FirstRef { get; } = firstRef;

    public IReadOnlyList<Labels> Series { get; } = series;
}
