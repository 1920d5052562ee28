namespace Vedette.Storage.Telemetry.Epochs;

/// <summary>The bytes of an epoch's row that tell how far it came: <c>low | (first - previous, last - first) … | 0, highest seq, its checksum</c>, all uvarints; a range never begins at the number before it.</summary>
internal static class SpoolProgress
{
    private const string Blob = "an epoch's progress";

    public static byte[] ToBytes(SeqSet durable, BatchMark highest)
    {
        var bytes = new List<byte>();
        durable.WriteTo(bytes);
        if (highest.Seq != 0)
        {
            Varints.Write(bytes, 0);
            Varints.Write(bytes, highest.Seq);
            Varints.Write(bytes, highest.Checksum);
        }

        return [.. bytes];
    }

    /// <exception cref="InvalidDataException">The bytes are cut.</exception>
    public static SeqSet FromBytes(ReadOnlySpan<byte> bytes, out BatchMark highest)
    {
        highest = default;
        var durable = SeqSet.ReadFrom(ref bytes, Blob);
        if (!bytes.IsEmpty)
        {
            ulong seq = Varints.Read(ref bytes, Blob);
            highest = new BatchMark(seq, checked((uint)Varints.Read(ref bytes, Blob)));
        }

        return durable;
    }
}
