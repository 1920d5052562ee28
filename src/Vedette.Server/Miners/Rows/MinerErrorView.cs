using System.Globalization;

namespace Vedette.Server.Miners.Rows;

/// <summary>An error that a device tells of.</summary>
/// <param name="Since">Milliseconds since the Unix epoch.</param>
internal sealed record MinerErrorView(string? Severity, string? Code, string? Component, long? BoardSlot, long? Since, string? Text)
{
    private const int Parts = 6;

    /// <summary>Of <c>SEVERITY|CODE|COMPONENT|BOARD|SINCE|TEXT</c>; a line of another form is the text.</summary>
    public static MinerErrorView Of(string line)
    {
        string[] parts = line.Split('|', Parts);
        return parts.Length == Parts
            ? new MinerErrorView(Known(parts[0]), Known(parts[1]), Known(parts[2]), Number(parts[3]), Number(parts[4]), Known(parts[5]))
            : new MinerErrorView(null, null, null, null, null, line);
    }

    private static string? Known(string text) => text.Length == 0 ? null : text;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
