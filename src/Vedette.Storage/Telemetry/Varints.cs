namespace Vedette.Storage.Telemetry;

/// <summary>Lists of numbers as the store's small blobs hold them.</summary>
internal static class Varints
{
    public static void Write(List<byte> into, ulong value)
    {
        while (value >= 0x80)
        {
            into.Add((byte)(value | 0x80));
            value >>= 7;
        }

        into.Add((byte)value);
    }

    /// <exception cref="InvalidDataException">The blob is cut.</exception>
    public static ulong Read(ref ReadOnlySpan<byte> from, string blob)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && shift / 7 < from.Length; shift += 7)
        {
            byte next = from[shift / 7];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                from = from[((shift / 7) + 1)..];
                return value;
            }
        }

        throw new InvalidDataException($"Telemetry store: {blob} ends inside a number; {from.Length} bytes are left.");
    }
}
