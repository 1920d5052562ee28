using Vedette.Protocol.Messages;

namespace Vedette.Storage.Telemetry;

/// <summary>One batch as it came over the link.</summary>
/// <param name="OldestSeq">The oldest batch the spool still holds; everything below is done with.</param>
/// <param name="Payload">As received; must not change until the append completes.</param>
/// <param name="ReceivedAtMs">The server's clock; what the far-future rule compares with, now and when the journal is replayed.</param>
public sealed record SpoolBatch(
    SpoolEpoch Epoch, ulong Seq, ulong OldestSeq, TelemetryEncoding Encoding, ReadOnlyMemory<byte> Payload, long ReceivedAtMs);
