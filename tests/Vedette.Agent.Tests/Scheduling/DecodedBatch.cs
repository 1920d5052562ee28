using Vedette.Agent.Spool;
using Vedette.Protocol.Batches;

namespace Vedette.Agent.Tests.Scheduling;

/// <summary>The samples of a held batch.</summary>
internal static class DecodedBatch
{
    public static List<(long TimestampMs, uint Reference, double Value)> Of(SpoolRecord record) => Of(record.Payload.Span);

    public static List<(long TimestampMs, uint Reference, double Value)> Of(ReadOnlySpan<byte> payload)
    {
        var samples = new List<(long, uint, double)>();
        var reader = new TelemetryBatchReader(payload);
        while (reader.TryReadFrame(out long timestamp, out int count))
        {
            for (int i = 0; i < count; i++)
            {
                reader.ReadSample(out uint reference, out double value);
                samples.Add((timestamp, reference, value));
            }
        }

        return samples;
    }
}
