using Vedette.Protocol.Batches;
using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry.Epochs;

namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Decodes a batch payload into <see cref="StagedSamples"/>; the same code when it arrives and when the journal is replayed.</summary>
internal static class PayloadReader
{
    /// <summary>Stages the samples that are taken and counts the others; a malformed payload stages none. Returns how many were staged.</summary>
    /// <param name="references">Series by reference.</param>
    public static int Read(ReadOnlySpan<byte> payload, TelemetryEncoding encoding, ReadOnlySpan<int> references, AcceptWindow window, StagedSamples into, ref RefusalCount refused)
    {
        int start = into.Count;
        if (encoding is not TelemetryEncoding.FramesV1)
        {
            refused.Add(RefusalReason.Malformed);
            return 0;
        }

        int seen = 0;
        var counted = default(RefusalCount);
        var reader = new TelemetryBatchReader(payload);
        try
        {
            while (reader.TryReadFrame(out long timestampMs, out int sampleCount))
            {
                seen += sampleCount;
                ReadFrame(ref reader, timestampMs, sampleCount, references, window, into, start, ref counted);
            }
        }
        catch (TelemetryBatchFormatException)
        {
            // What the frames so far claimed is all that is known of its size.
            into.Truncate(start);
            refused.Add(RefusalReason.Malformed, Math.Max(1, seen));
            return 0;
        }

        refused = counted;
        return into.Count - start;
    }

    /// <summary>The samples of an append by full labels, whose journal row names series by their ids.</summary>
    public static int ReadOwn(ReadOnlySpan<byte> payload, StagedSamples into)
    {
        int start = into.Count;
        var reader = new TelemetryBatchReader(payload);
        while (reader.TryReadFrame(out long timestampMs, out int sampleCount))
        {
            for (int i = 0; i < sampleCount; i++)
            {
                reader.ReadSample(out uint series, out double value);
                into.Add((int)series, timestampMs, value);
            }
        }

        return into.Count - start;
    }

    private static void ReadFrame(
        ref TelemetryBatchReader reader, long timestampMs, int sampleCount, ReadOnlySpan<int> references, AcceptWindow window, StagedSamples into, int start, ref RefusalCount refused)
    {
        bool tooOld = timestampMs < window.FromMs;
        bool farFuture = timestampMs > window.ToMs;
        for (int i = 0; i < sampleCount; i++)
        {
            reader.ReadSample(out uint reference, out double value);
            if (tooOld || farFuture)
            {
                refused.Add(tooOld ? RefusalReason.TooOld : RefusalReason.FarFuture);
            }
            else if (reference >= (uint)references.Length)
            {
                refused.Add(RefusalReason.UndefinedSeries);
            }
            else if (references[(int)reference] is var series && series == SpoolState.RefusedSeries)
            {
                refused.Add(RefusalReason.SeriesQuota);
            }
            else if (!window.HasRoomFor(into.Count - start))
            {
                refused.Add(RefusalReason.SampleQuota);
            }
            else
            {
                into.Add(series, timestampMs, value);
            }
        }
    }
}
