namespace Vedette.Agent.Spool;

/// <summary>One held batch, as read back.</summary>
/// <param name="Encoding">The layout of the payload, in the protocol's numbers.</param>
internal sealed record SpoolRecord(ulong Seq, byte Encoding, int SeriesCount, int SampleCount, ReadOnlyMemory<byte> Payload);
