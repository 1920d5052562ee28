namespace Vedette.Server.Miners.Rows;

/// <summary>What told who the device is.</summary>
internal sealed record EvidenceView(string Source, string Marker)
{
    /// <summary>Of <c>SOURCE: MARKER</c>.</summary>
    public static EvidenceView Of(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? new EvidenceView("", line) : new EvidenceView(line[..colon], line[(colon + 2)..]);
    }
}
