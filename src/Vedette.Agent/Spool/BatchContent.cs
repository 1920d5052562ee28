namespace Vedette.Agent.Spool;

/// <summary>A finished batch on its way into the spool.</summary>
/// <param name="encoding">The layout of the payload, in the protocol's numbers.</param>
/// <param name="seriesCount">How many series were defined when it was built: it can be understood only where as many are known.</param>
internal readonly ref struct BatchContent(byte encoding, ReadOnlySpan<byte> payload, int seriesCount, int sampleCount)
{
    public byte Encoding { get; } = encoding;

    public ReadOnlySpan<byte> Payload { get; } = payload;

    public int SeriesCount { get; } = seriesCount;

    public int SampleCount { get; } = sampleCount;

    public static BatchContent Samples(ReadOnlySpan<byte> payload, int seriesCount, int sampleCount) => new(RecordFormat.FramesV1, payload, seriesCount, sampleCount);

    public static BatchContent State(ReadOnlySpan<byte> payload) => new(RecordFormat.StateV1, payload, 0, 0);
}
