namespace Vedette.Server.Telegraf.LineProtocol;

/// <summary>One point as places in its line: no text is made of what may be refused. Filled anew by each <see cref="LineParser.TryParse"/>.</summary>
internal sealed class ParsedLine
{
    public Range Measurement { get; set; }

    public List<LineTag> Tags { get; } = [];

    public List<LineField> Fields { get; } = [];

    /// <summary>Fields whose value is a string.</summary>
    public int TextFields { get; set; }

    /// <summary>In the request's precision; null = the line has none.</summary>
    public long? Timestamp { get; set; }

    public void Clear()
    {
        Measurement = default;
        Tags.Clear();
        Fields.Clear();
        TextFields = 0;
        Timestamp = null;
    }
}
