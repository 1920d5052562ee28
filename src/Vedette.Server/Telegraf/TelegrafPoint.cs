namespace Vedette.Server.Telegraf;

/// <summary>One of Telegraf's metrics: a measurement's fields at one time, under the same tags. Filled anew for each point.</summary>
internal sealed class TelegrafPoint
{
    public string Measurement { get; set; } = "";

    public List<KeyValuePair<string, string>> Tags { get; } = [];

    public List<KeyValuePair<string, double>> Fields { get; } = [];

    /// <summary>Fields that are no numbers: a series cannot keep them.</summary>
    public int TextFields { get; set; }

    public long TimestampMs { get; set; }

    public void Clear()
    {
        Measurement = "";
        Tags.Clear();
        Fields.Clear();
        TextFields = 0;
        TimestampMs = 0;
    }
}
