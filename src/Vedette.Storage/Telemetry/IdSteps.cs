namespace Vedette.Storage.Telemetry;

/// <summary>Ascending ids as the steps between them, a byte or two each.</summary>
internal static class IdSteps
{
    /// <summary>Neighbours that are equal are written once.</summary>
    public static byte[] Write(IEnumerable<int> ascending)
    {
        var bytes = new List<byte>();
        int previous = 0;
        foreach (int id in ascending)
        {
            if (id != previous)
            {
                Varints.Write(bytes, (ulong)(id - previous));
                previous = id;
            }
        }

        return [.. bytes];
    }

    public static List<int> Read(ReadOnlySpan<byte> bytes)
    {
        var ids = new List<int>();
        ulong previous = 0;
        while (!bytes.IsEmpty)
        {
            previous += Varints.Read(ref bytes, "a list of series");
            ids.Add(checked((int)previous));
        }

        return ids;
    }
}
