namespace Vedette.Protocol.Batches;

/// <summary>Reads one frame of FRAMES_V1 behind its time.</summary>
internal static class FrameTokenReader
{
    /// <exception cref="TelemetryBatchFormatException">It is cut or lies about its count.</exception>
    public static void Read(ref PayloadCursor cursor, long timestampMs, FrameTokens into)
    {
        into.Clear();
        into.TimestampMs = timestampMs;
        ulong count = cursor.Varint();
        if (count == 0 || count > (ulong)(cursor.Left / FramesLayout.MinSampleBytes))
        {
            throw new TelemetryBatchFormatException($"Batch payload: a frame at byte {cursor.Position} claims {count} samples; {cursor.Left} bytes are left.");
        }

        long reference = -1;
        for (ulong i = 0; i < count; i++)
        {
            reference = NextReference(reference, cursor.Varint(), cursor.Position);
            byte tag = cursor.Byte();
            into.Add((uint)reference, CheckTag(tag, cursor.Position), tag == FramesLayout.RawTag ? cursor.Int64() : cursor.SignedVarint());
        }
    }

    public static long NextReference(long previous, ulong step, int position) => step <= (ulong)(uint.MaxValue - 1 - previous)
        ? previous + (long)step + 1
        : throw new TelemetryBatchFormatException($"Batch payload: series reference step {step} after {previous} at byte {position} leaves the range of 32 bits.");

    public static byte CheckTag(ulong tag, int position) => tag is <= FramesLayout.MaxExponent or FramesLayout.RawTag
        ? (byte)tag
        : throw new TelemetryBatchFormatException($"Batch payload: value tag {tag} at byte {position - 1}; known are 0 to {FramesLayout.MaxExponent} and {FramesLayout.RawTag}.");
}
