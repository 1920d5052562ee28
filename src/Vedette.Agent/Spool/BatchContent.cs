namespace Vedette.Agent.Spool;

/// <summary>A finished batch on its way into the spool.</summary>
/// <param name="seriesCount">How many series were defined when it was built: it can be understood only where as many are known.</param>
internal readonly ref struct BatchContent(ReadOnlySpan<byte> payload, int seriesCount, int sampleCount)
{
    public ReadOnlySpan<byte> Payload { get; } = payload;

    public int SeriesCount { get; } = seriesCount;

    public int SampleCount { get; } = sampleCount;
}
